// Go: the module prefixes of this repository, the standard library, required modules.
import { within } from '../../git/paths.ts';
import { settingsNamed, type TreeFacts } from '../tree-facts.ts';
import { into, KNOWN, type Resolver, UNKNOWN } from './target.ts';

export interface GoModule {
  /** Import prefix, e.g. `example.org/shop`. */
  name: string;
  folder: string;
  file: string;
  text: string;
}

export function goModules(facts: TreeFacts): GoModule[] {
  return settingsNamed(facts, /^go\.mod$/).flatMap(({ path, folder, text }) => {
    const name = /^module\s+"?([^\s"]+)/m.exec(text)?.[1];
    return name === undefined ? [] : [{ name, folder, file: path, text }];
  });
}

export function goResolver(facts: TreeFacts): Resolver {
  // The longest prefix wins, as in Go itself.
  const modules = goModules(facts).sort((a, b) => b.name.length - a.name.length);
  const required = modules.flatMap(({ text }) =>
    [...text.matchAll(/^\s*(?:require\s+)?(\S+\.\S+)\s+v\d/gm)].map((match) => match[1] ?? ''),
  );
  return (_file, specifier) => {
    const holds = (prefix: string) => specifier === prefix || specifier.startsWith(`${prefix}/`);
    const module = modules.find(({ name }) => holds(name));
    if (module) {
      const rest = specifier.slice(module.name.length + 1);
      const folder = rest === '' ? module.folder : within(module.folder, rest);
      return facts.folders.has(folder) ? into(within(folder, 'x')) : UNKNOWN;
    }
    const outside = specifier === 'C' || !(specifier.split('/')[0] ?? '').includes('.');
    return outside || required.some(holds) ? KNOWN : UNKNOWN;
  };
}
