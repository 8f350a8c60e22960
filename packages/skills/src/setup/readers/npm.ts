// package.json: scripts, the versions it demands, where it starts.
import type { Fact, Reader } from '../fact.ts';
import { folderOf, within } from '../../git/paths.ts';
import { readPositioned } from '../positioned.ts';
import { objectOf } from '../../text/plain-data.ts';
import { exampleTest } from '../example-test.ts';

interface Manager {
  name: string;
  lock: string;
  install: string;
}

const MANAGERS: readonly Manager[] = [
  { name: 'npm', lock: 'package-lock.json', install: 'npm ci' },
  { name: 'npm', lock: 'npm-shrinkwrap.json', install: 'npm ci' },
  { name: 'pnpm', lock: 'pnpm-lock.yaml', install: 'pnpm install --frozen-lockfile' },
  { name: 'yarn', lock: 'yarn.lock', install: 'yarn install' },
  { name: 'bun', lock: 'bun.lock', install: 'bun install' },
  { name: 'bun', lock: 'bun.lockb', install: 'bun install' },
];
const RUNNERS: readonly (readonly [string, string])[] = [
  ['vitest', 'npx vitest run'],
  ['jest', 'npx jest'],
  ['mocha', 'npx mocha'],
];
const SHORT = new Set(['test', 'start']);
// A name that a shell would not take as one plain word is not documented.
const PLAIN = /^[\w:.@/-]+$/;

export const readNpm: Reader = function* ({ file, text, paths }) {
  const manifest = readPositioned(text);
  if (manifest === null) return;
  const { value, line } = manifest;
  const folder = folderOf(file);
  const { manager, own } = managerOf(folder, paths);
  if (own)
    yield {
      kind: 'command',
      command: own.install,
      folder,
      runs: '',
      file: within(folder, own.lock),
      line: 1,
    };
  else if (manager === null && (value['dependencies'] ?? value['devDependencies']))
    yield {
      kind: 'command',
      command: 'npm install',
      folder,
      runs: '',
      file,
      line: line(value['dependencies'] ? 'dependencies' : 'devDependencies'),
    };
  const name = manager?.name ?? 'npm';
  for (const [script, body] of Object.entries(objectOf(value['scripts']))) {
    if (typeof body !== 'string' || !PLAIN.test(script)) continue;
    const command = SHORT.has(script) ? `${name} ${script}` : `${name} run ${script}`;
    yield { kind: 'command', command, folder, runs: body, file, line: line('scripts', script) };
  }
  yield* versions(value, line, file);
  for (const [bin, target] of bins(value))
    yield { kind: 'entry', name: bin, target, file, line: line('bin', bin) };
  const tools = { ...objectOf(value['devDependencies']), ...objectOf(value['dependencies']) };
  for (const [tool, command] of RUNNERS) {
    const test = tool in tools ? exampleTest(paths, folder, /[.-](test|spec)\.[cm]?[jt]sx?$/) : null;
    if (test === null) continue;
    const field = tool in objectOf(value['devDependencies']) ? 'devDependencies' : 'dependencies';
    yield { kind: 'command', command: `${command} ${test}`, folder, runs: '', file, line: line(field, tool) };
  }
};

function managerOf(
  folder: string,
  paths: ReadonlySet<string>,
): { manager: Manager | null; own: Manager | null } {
  const own = MANAGERS.find(({ lock }) => paths.has(within(folder, lock))) ?? null;
  let at = folder;
  for (let manager = own; ; at = folderOf(at)) {
    manager ??= MANAGERS.find(({ lock }) => paths.has(within(at, lock))) ?? null;
    if (manager !== null || at === '') return { manager, own };
  }
}

function* versions(
  value: Record<string, unknown>,
  line: (...path: (string | number)[]) => number,
  file: string,
): Iterable<Fact> {
  for (const [tool, version] of Object.entries(objectOf(value['engines'])))
    if (typeof version === 'string' && /^(node|npm|pnpm|yarn|bun)$/.test(tool) && version !== '')
      yield { kind: 'version', tool, version, role: 'requires', file, line: line('engines', tool) };
  for (const [tool, version] of Object.entries(objectOf(value['volta'])))
    if (typeof version === 'string' && /^\d/.test(version))
      yield { kind: 'version', tool, version, role: 'uses', file, line: line('volta', tool) };
  const [, tool, version] =
    /^(npm|pnpm|yarn|bun)@(\d[\w.-]*)/.exec(String(value['packageManager'] ?? '')) ?? [];
  if (tool !== undefined && version !== undefined)
    yield { kind: 'version', tool, version, role: 'uses', file, line: line('packageManager') };
}

function bins(value: Record<string, unknown>): [string, string][] {
  const { bin, name } = value;
  if (typeof bin === 'string' && typeof name === 'string') return [[name.replace(/^@[^/]+\//, ''), bin]];
  return Object.entries(objectOf(bin)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
}
