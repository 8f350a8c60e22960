// Rust: the crates of this repository, a crate's own modules, the standard crates, declared dependencies.
import { dependenciesOf } from '../../manifests/dependencies-of.ts';
import { within } from '../../git/paths.ts';
import { settingsNamed, type TreeFacts } from '../tree-facts.ts';
import { into, KNOWN, type Resolver, UNKNOWN } from './target.ts';

export interface Crate {
  name: string;
  folder: string;
  file: string;
  text: string;
}

const STANDARD = new Set(['std', 'core', 'alloc', 'proc_macro', 'test']);

export function crates(facts: TreeFacts): Crate[] {
  return settingsNamed(facts, /^Cargo\.toml$/).flatMap(({ path, folder, text }) => {
    const table = /^\[package\]([\s\S]*?)(?=^\[|$(?![\s\S]))/m.exec(text)?.[1] ?? '';
    const name = /^\s*name\s*=\s*"([^"]+)"/m.exec(table)?.[1];
    return name === undefined ? [] : [{ name, folder, file: path, text }];
  });
}

export function rustResolver(facts: TreeFacts): Resolver {
  const own = new Map(crates(facts).map((crate) => [crate.name.replaceAll('-', '_'), crate]));
  const declared = new Set(
    settingsNamed(facts, /^Cargo\.toml$/).flatMap(({ path, text }) =>
      [...dependenciesOf(path, text).keys()].map((name) => name.replaceAll('-', '_')),
    ),
  );
  return (file, specifier) => {
    const first = specifier.split('::')[0] ?? '';
    if (['crate', 'self', 'super'].includes(first)) return into(file);
    const crate = own.get(first);
    if (crate) return into(within(crate.folder, 'Cargo.toml'));
    if (STANDARD.has(first) || declared.has(first)) return KNOWN;
    return isOwnModule(file, first, facts.files) ? into(file) : UNKNOWN;
  };
}

// `use shapes::Square` in a file names a sibling module when there is one.
function isOwnModule(file: string, name: string, files: ReadonlySet<string>): boolean {
  const folder = file.replace(/(^|\/)(lib|main|mod)\.rs$/, '').replace(/\.rs$/, '');
  const parent = file.slice(0, Math.max(0, file.lastIndexOf('/')));
  return [folder, parent].some(
    (base) => files.has(within(base, `${name}.rs`)) || files.has(within(base, `${name}/mod.rs`)),
  );
}
