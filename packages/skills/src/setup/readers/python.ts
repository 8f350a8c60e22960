// Python: what pyproject.toml, requirements files and test settings demand and make possible.
import { parse } from 'smol-toml';
import { exampleTest } from '../example-test.ts';
import { folderOf, within } from '../../git/paths.ts';
import { type Fact, lineOf, type Reader } from '../fact.ts';
import { objectOf } from '../../text/plain-data.ts';

const LOCKS: readonly (readonly [string, string, string])[] = [
  ['uv.lock', 'uv sync', 'uv run '],
  ['poetry.lock', 'poetry install', 'poetry run '],
  ['pdm.lock', 'pdm install', 'pdm run '],
  ['Pipfile.lock', 'pipenv sync --dev', 'pipenv run '],
];

export const readPyproject: Reader = function* ({ file, text, paths }) {
  const folder = folderOf(file);
  const value = parsed(text);
  if (value === null) return;
  const [project, poetry] = [objectOf(value['project']), objectOf(objectOf(value['tool'])['poetry'])];
  const demanded = project['requires-python'] ?? objectOf(poetry['dependencies'])['python'];
  if (typeof demanded === 'string' && demanded !== '')
    yield {
      kind: 'version',
      tool: 'python',
      version: demanded,
      role: 'requires',
      file,
      line: lineOf(text, /^\s*(requires-python|python)\s*=/m),
    };
  const lock = LOCKS.find(([name]) => paths.has(within(folder, name)));
  const command =
    lock?.[1] ?? (value['build-system'] || value['project'] ? 'python -m pip install -e .' : null);
  const stated = lock
    ? { file: within(folder, lock[0]), line: 1 }
    : { file, line: lineOf(text, /^\[(project|build-system)\]/m) };
  if (command !== null) yield { kind: 'command', command, folder, runs: '', ...stated };
  for (const [name, target] of Object.entries({
    ...objectOf(poetry['scripts']),
    ...objectOf(project['scripts']),
  })) {
    if (typeof target !== 'string' || !/^[\w.-]+$/.test(name)) continue;
    const line = lineOf(text, new RegExp(`^\\s*"?${name.replace(/[.]/g, '\\.')}"?\\s*=`, 'm'));
    yield { kind: 'entry', name, target, file, line };
    yield { kind: 'command', command: `${lock?.[2] ?? ''}${name}`, folder, runs: target, file, line };
  }
  yield* pytest(file, text, paths, folder, lock?.[2] ?? 'python -m ');
};

export const readRequirements: Reader = function* ({ file, text, paths }) {
  const folder = folderOf(file);
  const name = file.slice(folder === '' ? 0 : folder.length + 1);
  yield { kind: 'command', command: `python -m pip install -r ${name}`, folder, runs: '', file, line: 1 };
  if (!paths.has(within(folder, 'pyproject.toml'))) yield* pytest(file, text, paths, folder, 'python -m ');
};

export const readTestRunner: Reader = function* ({ file }) {
  const command = file.endsWith('tox.ini') ? 'tox' : 'nox';
  yield { kind: 'command', command, folder: folderOf(file), runs: '', file, line: 1 };
};

function* pytest(
  file: string,
  text: string,
  paths: ReadonlySet<string>,
  folder: string,
  prefix: string,
): Iterable<Fact> {
  const mention = /^[\s"']*\[?(tool\.)?pytest\b/m;
  if (!mention.test(text)) return;
  const line = lineOf(text, mention);
  yield { kind: 'command', command: `${prefix}pytest`, folder, runs: '', file, line };
  const test = exampleTest(paths, folder, /(^|\/)(test_[^/]+|[^/]+_test)\.py$/);
  if (test !== null)
    yield { kind: 'command', command: `${prefix}pytest ${test}`, folder, runs: '', file, line };
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    return parse(text);
  } catch {
    return null;
  }
}
