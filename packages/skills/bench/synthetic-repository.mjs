// Makes a repository of any length with `git fast-import`: the same number of commits gives the same shas.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const FOLDERS = 70;
const SUBFOLDERS = 10;
const FILES = 100;
const SCOPES = ['api', 'web', 'store', 'auth', 'build', 'search', 'mail', 'jobs'];
const BODIES = [
  '',
  '',
  '',
  'Say what the change is for, in a few words that a reader needs.\n',
  'The old way was slow, because every request opened a connection of its own.\n',
];

/** A cheap sequence that is the same everywhere (mulberry32). */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const data = (text) => `data ${Buffer.byteLength(text)}\n${text}\n`;
const person = (at) => `Dev ${at % 300} <dev${at % 300}@example.org> ${1_200_000_000 + at * 300} +0000`;

/** Appends commits `from` to `to` (exclusive) to `main`; each changes one to four of up to 70,000 files. */
export async function appendCommits(repository, from, to) {
  const child = spawn('git', ['-C', repository, 'fast-import', '--quiet', '--force'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = once(child, 'close');
  let pending = '';
  for (let at = from; at < to; at += 1) {
    pending += commit(at, at === from && from > 0);
    if (pending.length > 1 << 18) {
      if (!child.stdin.write(pending)) await once(child.stdin, 'drain');
      pending = '';
    }
  }
  child.stdin.end(`${pending}done\n`);
  const [code] = await ended;
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
}

function commit(at, continues) {
  const next = numbers(at);
  const scope = SCOPES[next(SCOPES.length)];
  const subject =
    next(3) === 0 ? `feat(${scope}): change number ${at} (#${at})` : `Adjust part ${next(1000)} of ${scope}`;
  const files = Array.from({ length: 1 + next(4) }, () => {
    const path = `d${next(FOLDERS)}/s${next(SUBFOLDERS)}/f${next(FILES)}.txt`;
    return `M 100644 inline ${path}\n${data(`${at}\n`)}`;
  });
  if (at % 2_000 === 0)
    files.push(
      `M 100644 inline d${next(FOLDERS)}/package.json\n${data(JSON.stringify({ name: `p${at}`, dependencies: { [`lib-${at}`]: '1.0.0' } }))}`,
    );
  return [
    `commit refs/heads/main\nauthor ${person(at)}\ncommitter ${person(at)}\n`,
    data(`${subject}\n\n${BODIES[next(BODIES.length)]}`),
    continues ? 'from refs/heads/main^0\n' : '',
    ...files,
  ].join('');
}
