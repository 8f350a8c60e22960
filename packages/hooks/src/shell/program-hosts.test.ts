// Which words of a program are hosts, and which only look like one.
import { describe, expect, it } from 'vitest';
import { parseProgram } from './parse-program.ts';
import { programHosts } from './program-hosts.ts';

const hosts = (command: string) => programHosts(parseProgram(command)).map(({ host }) => host);

describe('reaches', () => {
  it.each([
    ['curl https://a.example/x', ['a.example']],
    ['curl a.example:8080/x', ['a.example']],
    ['curl user@a.example/x', ['a.example']],
    ['wget http://a.example/', ['a.example']],
    ['dig @a.example b.example', ['a.example', 'b.example']],
    ['ssh ci@a.example', ['a.example']],
    ['scp x ci@a.example:/y', ['a.example']],
    ['scp a.example:x y', ['a.example']],
    ['rsync -a x a.example:/y', ['a.example']],
    ['git clone git@a.example:x/y', ['a.example']],
    ['git clone https://a.example/x', ['a.example']],
    ['git fetch a.example:x', ['a.example']],
    ['ping 10.0.0.1', ['10.0.0.1']],
    ['nc localhost 80', ['localhost']],
  ])('%s: %j', (command, expected) => expect(hosts(command)).toEqual(expect.arrayContaining(expected)));
});

describe('reaches what only running tells', () => {
  it.each([
    ['git push'],
    ['git fetch'],
    ['git push origin HEAD:refs/heads/x'],
    ['git remote add a "$URL"'],
    ['git remote update'],
    ['git remote prune origin'],
    ['git remote show origin'],
    ['git submodule update'],
    ['git archive --remote=origin HEAD'],
    ['curl "https://{a,b}.example/"'],
    ['curl "$URL"'],
  ])('%s', (command) => expect(hosts(command)).toContain(null));
});

describe('reaches nobody', () => {
  it.each([
    ['git remote'],
    ['git remote -v'],
    ['git remote show'],
    ['git remote show -n origin'],
    ['git remote get-url origin'],
    ['git submodule'],
    ['git submodule status'],
    ['git submodule summary x'],
    ['git archive HEAD'],
    ['git log'],
    ['echo https://a.example'],
    ['grep a.example x'],
    ['cat a.example'],
  ])('%s', (command) => expect(hosts(command)).toEqual([]));
});
