// What a call leaves behind, and whether anybody has read it.
import { describe, expect, it } from 'vitest';
import { asked, ran } from '../policy/reading-policy.fixture.ts';
import { writtenPaths } from './written-paths.ts';

const written = (line: string) =>
  writtenPaths(ran(line)).written.map(({ path, brought }) => `${brought ? 'brought' : 'own'} ${path}`);

describe('what is written', () => {
  it.each([
    ['cat a', []],
    ['echo a > /out/b', ['own /out/b']],
    ['mkdir /out/d', []],
    ['touch /out/d', []],
    ['mkdir /out/d && echo a > /out/e', ['own /out/e']],
    ['base64 -d a > /out/b', ['brought /out/b']],
    ['base64 --decode a > /out/b', ['brought /out/b']],
    ['base64 a > /out/b', ['own /out/b']],
    ['xxd -r a > /out/b', ['brought /out/b']],
    ['xxd a > /out/b', ['own /out/b']],
    ['curl https://a.example/x > /out/b', ['brought /out/b']],
    ['echo a > /out/b; curl https://a.example/x', ['brought /out/b']],
  ])('%s: %j', (line, paths) => {
    expect(written(line)).toEqual(paths);
  });
  it.each([
    'base64 -D',
    'base64 -di',
    'base64 --dec',
    'base32 -id',
    'base32 -d',
    'base32 --decode',
    'xxd -pr',
    'openssl -d',
    'openssl enc -base64',
    'uudecode',
    'gpg -d',
    'gpg -qd',
    'gpg --decrypt',
    '/usr/bin/base64 -d',
    'wget -qO- https://a.example/x |',
    'nc a.example 80 |',
  ])('is brought by %s', (program) => {
    const line = program.endsWith('|') ? `${program} cat` : `${program} a`;
    expect(written(`${line} > /out/b`)).toEqual(['brought /out/b']);
  });
  it.each([
    'base64 --wrap=0',
    'base64 a-d',
    'base32 -D',
    'base32 x--decode',
    'openssl -base64x',
    'openssl x-d',
    'gpg --detach-sign',
    'gpg -o x',
    'gpg x-d',
    'toString -d',
    'echo base64 -d',
  ])('is the agent’s own from %s', (program) => {
    expect(written(`${program} a > /out/b`)).toEqual(['own /out/b']);
  });
  it.each(['mkdir', 'rmdir', 'rm', 'unlink', 'touch', 'truncate -s0'])('is nothing by %s', (program) => {
    expect(written(`${program} /out/d`)).toEqual([]);
  });
  it('is the agent’s own text where a tool writes it', () => {
    expect(writtenPaths(asked('Write', { file_path: '/out/a', content: 'x' }))).toEqual({
      written: [{ path: '/out/a', brought: false }],
      copied: [],
    });
  });
});

describe('a download', () => {
  it.each([
    ['wget https://a.example/d/x.sh', '/workspace/x.sh'],
    ['wget -q https://a.example/x.sh?v=1', '/workspace/x.sh'],
    ['wget https://a.example/x-O', '/workspace/x-O'],
    ['wget https://a.example/x--output-document', '/workspace/x--output-document'],
    ['wget -UOpera https://a.example/x.sh', '/workspace/x.sh'],
    ['wget -qeO https://a.example/x.sh', '/workspace/x.sh'],
    ['curl -sLO https://a.example/x.sh#top', '/workspace/x.sh'],
    ['curl --remote-name https://a.example/x.sh', '/workspace/x.sh'],
    ['cd /out && wget https://a.example/x.sh', '/out/x.sh'],
  ])('%s takes its name from the address: %s', (line, path) => {
    expect(written(line)).toContain(`brought ${path}`);
  });
  it('is all that is saved', () => {
    expect(written('wget -q https://a.example/x.sh')).toEqual(['brought /workspace/x.sh']);
  });
  it.each([
    'curl https://a.example/x.sh',
    'wget -O - https://a.example/x.sh',
    'wget -qO- https://a.example/x.sh',
    'wget --output-document=- https://a.example/x.sh',
    'wget https://a.example/',
    'echo -O https://a.example/x.sh',
    'curl https://a.example/x-O/x.sh',
    'curl https://a.example/x--remote-name/x.sh',
    'wget --referer=https://a.example/x.sh https://a.example/',
  ])('%s does not', (line) => {
    expect(written(line)).not.toContain('brought /workspace/x.sh');
  });
});

describe('a download to a folder that nobody knows', () => {
  it('is kept where the folder may be another one, and only there', () => {
    expect(written('cd "$X"; wget https://a.example/x.sh')).toEqual([]);
  });
});

describe('what may be copied', () => {
  it('is every file that a copying program names', () => {
    expect(writtenPaths(ran('cp /workspace/a /out/b')).copied).toEqual(
      expect.arrayContaining(['/workspace/a', '/out/b']),
    );
    expect(writtenPaths(ran('echo x; cat /workspace/a')).copied).toContain('/workspace/a');
  });
  it.each(['cp', 'mv', 'ln', 'install', 'rsync', 'cat', 'tee', '/bin/cp'])('by %s', (program) => {
    expect(writtenPaths(ran(`${program} /workspace/a /out/b`)).copied).toContain('/out/b');
  });
  it.each(['rcp', 'cpx', 'head', 'sort -o /out/c'])('but not by %s', (program) => {
    expect(writtenPaths(ran(`${program} /workspace/a /out/b`)).copied).toEqual([]);
  });
  it('is nothing where no program copies', () => {
    expect(writtenPaths(ran('rg x /workspace/a > /out/b')).copied).toEqual([]);
  });
});
