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
    ['ping fe80::1', ['fe80::1']],
    ['ping 12ab::1', ['12ab::1']],
    ['nc ::1 80', ['::1']],
    ['scp ci@[fe80::1%eth0]:x y', ['fe80::1']],
    ['curl "https://[fe80::1%eth0]/"', ['fe80::1']],
    ["curl 'https://a.example\\\\@b.example/'", ['a.example', 'b.example']],
    ['curl https://a.example?x', ['a.example']],
    ['curl https://a.example#x', ['a.example']],
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
    ['curl "https://[1-9].example/"'],
  ])('%s', (command) => expect(hosts(command)).toContain(null));
});

it.each([['curl "https://[::1]/"'], ['curl "https://[fe80::1%eth0]/"'], ['curl https://a.example/']])(
  'knows each host of %s',
  (command) => {
    expect(hosts(command)).not.toContain(null);
  },
);

describe('by what a program reaches out', () => {
  const by = (command: string) => programHosts(parseProgram(command)).map((one) => `${one.by} ${one.host}`);
  it.each([
    ['echo a > /dev/tcp/a.example/80', 'socket a.example'],
    ['cat < /dev/udp/a.example/80', 'socket a.example'],
    ['cat < "/dev/tcp/$H/80"', 'socket null'],
    ['https_proxy=http://a.example:80 ls', 'url a.example'],
    ['export https_proxy=a.example:80', 'url a.example'],
    ['nobody https://a.example', 'url a.example'],
    ['curl https://a.example', 'client a.example'],
  ])('%s: %s', (command, expected) => expect(by(command)).toContain(expected));
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
