// Java and C#: names lead to whoever declares the package or namespace.
import { dependenciesOf } from '../../manifests/dependencies-of.ts';
import { folderOf } from '../../git/paths.ts';
import { settingsNamed, type TreeFacts } from '../tree-facts.ts';
import { into, KNOWN, type Resolver, type Target, UNKNOWN } from './target.ts';

/** Package or namespace to the files that declare it. */
export type Declarations = ReadonlyMap<string, readonly string[]>;

export function javaResolver(facts: TreeFacts, declared: Declarations): Resolver {
  const groups = settingsNamed(facts, /^(pom\.xml|build\.gradle(\.kts)?)$/).flatMap(({ path, text }) =>
    [...dependenciesOf(path, text).keys()].map((name) => firstTwo(name.split(':')[0] ?? '')),
  );
  return (file, specifier) => {
    const names = specifier.replace(/\.\*$/, '').split('.');
    for (let length = names.length; length > 0; length -= 1) {
      const files = declared.get(names.slice(0, length).join('.'));
      if (files) return among(file, files, `${names[length] ?? ''}.java`);
    }
    const outside = /^(java|javax|jdk|sun|kotlin)\./.test(specifier) || groups.includes(firstTwo(specifier));
    return outside ? KNOWN : UNKNOWN;
  };
}

export function csharpResolver(facts: TreeFacts, declared: Declarations): Resolver {
  const packages = settingsNamed(facts, /\.csproj$|^Directory\.Packages\.props$/).flatMap(
    ({ path, text }) => [...dependenciesOf(path, text).keys()],
  );
  return (file, specifier) => {
    const plain = specifier.replace(/^global::/, '').replace(/\s+/g, '');
    const last = plain.lastIndexOf('.');
    // `using static` and aliases name a type inside its namespace.
    const files = declared.get(plain) ?? declared.get(plain.slice(0, Math.max(0, last)));
    if (files) return among(file, files, `${plain.slice(last + 1)}.cs`);
    const first = plain.split('.')[0] ?? '';
    const outside = first === 'System' || first === 'Microsoft';
    return outside || packages.some((name) => name.split('.')[0] === first) ? KNOWN : UNKNOWN;
  };
}

// Of several files the one named after the type; else a folder must be the only one, or the file's own.
function among(file: string, files: readonly string[], named: string): Target {
  const exact = files.filter((path) => path.endsWith(`/${named}`));
  const [only, ...others] = exact.length > 0 ? exact : files;
  if (only === undefined) return UNKNOWN;
  const same = others.every((path) => folderOf(path) === folderOf(only));
  if (same) return into(only);
  const near = [only, ...others].find((path) => folderOf(path) === folderOf(file));
  return near === undefined ? { kind: 'several', paths: [only, ...others] } : into(near);
}

function firstTwo(name: string): string {
  return name.split('.').slice(0, 2).join('.');
}
