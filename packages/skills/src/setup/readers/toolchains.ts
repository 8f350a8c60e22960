// Go, Rust, JVM, .NET, Ruby and PHP: what their manifests demand and which commands of their tools apply.
import { parse } from 'smol-toml';
import { exampleTest } from '../example-test.ts';
import { folderOf, within } from '../../git/paths.ts';
import { type Fact, lineOf, type Reader } from '../fact.ts';
import { objectOf } from '../../text/plain-data.ts';

export const readGoMod: Reader = function* ({ file, text, paths }) {
  const folder = folderOf(file);
  const demanded = /^go\s+(\d[\w.]*)/m.exec(text)?.[1];
  if (demanded !== undefined)
    yield {
      kind: 'version',
      tool: 'go',
      version: demanded,
      role: 'requires',
      file,
      line: lineOf(text, /^go\s/m),
    };
  const used = /^toolchain\s+go(\d[\w.]*)/m.exec(text)?.[1];
  if (used !== undefined)
    yield {
      kind: 'version',
      tool: 'go',
      version: used,
      role: 'uses',
      file,
      line: lineOf(text, /^toolchain\s/m),
    };
  const line = lineOf(text, /^module\s/m);
  for (const command of ['go mod download', 'go build ./...', 'go test ./...'])
    yield { kind: 'command', command, folder, runs: '', file, line };
  const test = exampleTest(paths, folder, /_test\.go$/);
  if (test !== null) {
    const at = folderOf(test);
    yield {
      kind: 'command',
      command: `go test ./${at === '' ? '' : `${at}/`}`,
      folder,
      runs: '',
      file,
      line,
    };
  }
};

export const readGoMain: Reader = function* ({ file, text, paths }) {
  if (!/^package main\b/m.test(text) || !/^func main\(\)/m.test(text)) return;
  const folder = folderOf(file);
  const line = lineOf(text, /^func main\(\)/m);
  let root = folder;
  while (root !== '' && !paths.has(within(root, 'go.mod'))) root = folderOf(root);
  if (!paths.has(within(root, 'go.mod'))) return;
  const below = folder === root ? '.' : `./${folder.slice(root === '' ? 0 : root.length + 1)}`;
  yield { kind: 'entry', name: below, target: 'func main', file, line };
  yield { kind: 'command', command: `go run ${below}`, folder: root, runs: '', file, line };
};

export const readCargo: Reader = function* ({ file, text, paths }) {
  const folder = folderOf(file);
  let value: Record<string, unknown>;
  try {
    value = parse(text);
  } catch {
    return;
  }
  const [project, workspace] = [objectOf(value['package']), objectOf(value['workspace'])];
  const demanded = project['rust-version'] ?? objectOf(workspace['package'])['rust-version'];
  if (typeof demanded === 'string')
    yield {
      kind: 'version',
      tool: 'rust',
      version: demanded,
      role: 'requires',
      file,
      line: lineOf(text, /^rust-version/m),
    };
  let outer = folder;
  while (outer !== '' && !paths.has(within(folderOf(outer), 'Cargo.toml'))) outer = folderOf(outer);
  // A member is built from its workspace.
  if (outer !== '') return;
  const line = lineOf(text, /^\[(package|workspace)\]/m);
  for (const command of ['cargo build', 'cargo test'])
    yield { kind: 'command', command, folder, runs: '', file, line };
  const own = typeof project['name'] === 'string' ? project['name'] : 'main';
  const program = programOf(value, own, (path) => paths.has(within(folder, path)));
  if (program === null) return;
  const at = {
    file: program.stated ? file : within(folder, program.path),
    line: program.stated ? lineOf(text, /^\[\[bin\]\]/m) : 1,
  };
  yield { kind: 'command', command: 'cargo run', folder, runs: '', ...at };
  yield { kind: 'entry', name: program.name, target: program.stated ? program.path : 'fn main', ...at };
};

/** The one program that `cargo run` starts without being told which: stated, or where Cargo looks for it. */
function programOf(
  manifest: Record<string, unknown>,
  own: string,
  exists: (path: string) => boolean,
): { name: string; path: string; stated: boolean } | null {
  const stated = Array.isArray(manifest['bin']) ? manifest['bin'].map(objectOf) : [];
  const [only] = stated;
  if (stated.length > 1) return null;
  if (only !== undefined && typeof only['path'] === 'string' && typeof only['name'] === 'string')
    return exists(only['path']) ? { name: only['name'], path: only['path'], stated: true } : null;
  return exists('src/main.rs') ? { name: own, path: 'src/main.rs', stated: false } : null;
}

export const readMaven: Reader = function* ({ file, text, paths }) {
  const folder = folderOf(file);
  if (folder !== '' && paths.has(within(folderOf(folder), 'pom.xml'))) return;
  const tag = /<(maven\.compiler\.release|maven\.compiler\.source|java\.version)>\s*([\d.]+)\s*</.exec(text);
  if (tag?.[2] !== undefined)
    yield {
      kind: 'version',
      tool: 'java',
      version: tag[2].replace(/^1\./, ''),
      role: 'requires',
      file,
      line: lineOf(text, /<(maven\.compiler\.release|maven\.compiler\.source|java\.version)>/),
    };
  const tool = paths.has(within(folder, 'mvnw')) ? './mvnw' : 'mvn';
  for (const goal of ['package', 'test'])
    yield {
      kind: 'command',
      command: `${tool} ${goal}`,
      folder,
      runs: '',
      file,
      line: lineOf(text, /<project/),
    };
};

export const readGradle: Reader = function* ({ file, paths }) {
  const folder = folderOf(file);
  if (
    folder !== '' &&
    (paths.has(within(folderOf(folder), 'settings.gradle')) ||
      paths.has(within(folderOf(folder), 'settings.gradle.kts')))
  )
    return;
  const tool = paths.has(within(folder, 'gradlew')) ? './gradlew' : 'gradle';
  for (const task of ['build', 'test'])
    yield { kind: 'command', command: `${tool} ${task}`, folder, runs: '', file, line: 1 };
};

export const readDotnet: Reader = function* ({ file, text }) {
  const folder = folderOf(file);
  const name = file.slice(folder === '' ? 0 : folder.length + 1);
  if (/\.slnx?$/.test(name) && /^[\w.-]+$/.test(name)) {
    for (const verb of ['build', 'test'])
      yield { kind: 'command', command: `dotnet ${verb} ${name}`, folder, runs: '', file, line: 1 };
    return;
  }
  const [, framework] = /<TargetFramework>net(\d+\.\d+)/.exec(text) ?? [];
  if (framework !== undefined)
    yield {
      kind: 'version',
      tool: 'dotnet',
      version: framework,
      role: 'requires',
      file,
      line: lineOf(text, /<TargetFramework>/),
    };
};

const INSTALLS: Readonly<Record<string, string>> = {
  Gemfile: 'bundle install',
  'composer.json': 'composer install',
};

export const readInstall: Reader = function* ({ file }): Iterable<Fact> {
  const folder = folderOf(file);
  const command = INSTALLS[file.slice(folder === '' ? 0 : folder.length + 1)];
  if (command !== undefined) yield { kind: 'command', command, folder, runs: '', file, line: 1 };
};
