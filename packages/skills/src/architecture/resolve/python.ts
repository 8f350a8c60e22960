// Python: relative imports, packages under the roots of this repository, the standard library, declared distributions.
import { dependenciesOf } from '../../manifests/dependencies-of.ts';
import { folderOf, within } from '../../git/paths.ts';
import { settingsNamed, type TreeFacts } from '../tree-facts.ts';
import { PYTHON_STANDARD } from './python-standard.ts';
import { into, KNOWN, type Resolver, type Target, UNKNOWN } from './target.ts';

// Import names that are not the name of their distribution.
const DISTRIBUTIONS: Readonly<Record<string, string>> = {
  yaml: 'pyyaml',
  PIL: 'pillow',
  bs4: 'beautifulsoup4',
  sklearn: 'scikit_learn',
  cv2: 'opencv_python',
  dateutil: 'python_dateutil',
  dotenv: 'python_dotenv',
  jwt: 'pyjwt',
  git: 'gitpython',
  attr: 'attrs',
  OpenSSL: 'pyopenssl',
};

export function pythonResolver(facts: TreeFacts): Resolver {
  const roots = packageRoots(facts);
  const declared = new Set(
    settingsNamed(facts, /./)
      .flatMap(({ path, text }) => distributions(path, text))
      .flatMap(beginnings),
  );
  const holding = new Set([...facts.files].filter((path) => path.endsWith('.py')).flatMap(ancestors));
  return (file, specifier) => {
    const dots = /^\.+/.exec(specifier)?.[0].length ?? 0;
    if (dots > 0) {
      let base = folderOf(file);
      for (let up = 1; up < dots; up += 1) base = folderOf(base);
      return deepest(base, specifier.slice(dots).split('.').filter(Boolean), facts, holding, 0) ?? UNKNOWN;
    }
    const names = specifier.split('.');
    const first = names[0] ?? '';
    for (const root of [...roots, folderOf(file)]) {
      const found = deepest(root, names, facts, holding, 1);
      if (found !== null) return found;
    }
    if (PYTHON_STANDARD.has(first) || first === '__future__') return KNOWN;
    return declared.has(normal(DISTRIBUTIONS[first] ?? first)) ? KNOWN : UNKNOWN;
  };
}

// The longest prefix that is a module or package; what follows are names inside it.
function deepest(
  root: string,
  names: readonly string[],
  { files }: TreeFacts,
  holding: ReadonlySet<string>,
  least: number,
): Target | null {
  for (let length = names.length; length >= least; length -= 1) {
    const path = names.slice(0, length).reduce(within, root);
    const module = [`${path}.py`, within(path, '__init__.py')].find((name) => files.has(name));
    if (module !== undefined) return into(module);
    // A folder without `__init__.py` is a package too, but only one that the whole name leads through.
    if (length > 0 && holding.has(path)) return into(within(path, 'x'));
    if (length === 0) return into(within(root, 'x'));
  }
  return null;
}

function ancestors(path: string): string[] {
  const found: string[] = [];
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) found.push(folder);
  return found;
}

// `google_cloud_storage` is known by `google` too: distributions share their first package.
function beginnings(name: string): string[] {
  const parts = name.split('_');
  return parts.map((_part, index) => parts.slice(0, index + 1).join('_'));
}

function packageRoots(facts: TreeFacts): string[] {
  const projects = settingsNamed(facts, /^(pyproject\.toml|setup\.(py|cfg))$/).map(({ folder }) => folder);
  const all = ['', ...projects].flatMap((folder) => [within(folder, 'src'), folder, within(folder, 'lib')]);
  return [...new Set(all)].filter((folder) => facts.folders.has(folder));
}

function distributions(path: string, text: string): string[] {
  if (!/(^|\/)(pyproject\.toml|setup\.(py|cfg)|requirements[^/]*\.(txt|in))$/.test(path)) return [];
  const stated = [...dependenciesOf(path, text).keys()];
  // PEP 621 and setuptools keep requirements as strings.
  const quoted = [
    ...text.matchAll(/["']([A-Za-z][\w.-]+)(?:\[[^\]"']*\])?\s*(?:[<>=~!;][^"'\n]*)?["']/g),
  ].map((m) => m[1] ?? '');
  return [...stated, ...quoted].map(normal);
}

function normal(name: string): string {
  return name.toLowerCase().replace(/[-.]+/g, '_');
}
