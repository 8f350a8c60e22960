// The path rules of tsconfig files: `paths` and `baseUrl`, with `extends` inside the repository.
import { posix } from 'node:path';
import { folderOf, within } from '../../git/paths.ts';
import { isObject, parsedOrNull } from '../../text/plain-data.ts';
import { settingsNamed, type TreeFacts } from '../tree-facts.ts';

interface Rules {
  /** Folder that targets are relative to. */
  base: string;
  hasBase: boolean;
  paths: Readonly<Record<string, unknown>>;
}

const MOST_EXTENDS = 5;

/** For a folder and a bare name: the paths it may stand for, nearest tsconfig first. */
export function readPathRules(facts: TreeFacts): (folder: string, specifier: string) => string[] {
  const byFolder = new Map<string, Rules[]>();
  for (const { path, folder } of settingsNamed(facts, /^[jt]sconfig[^/]*\.json$/)) {
    const rules = rulesOf(path, facts.texts, MOST_EXTENDS);
    if (rules !== null) byFolder.set(folder, [...(byFolder.get(folder) ?? []), rules]);
  }
  if (byFolder.size === 0) return () => [];
  return (folder, specifier) => {
    const found: string[] = [];
    for (let at: string | null = folder; at !== null; at = at === '' ? null : folderOf(at)) {
      for (const rules of byFolder.get(at) ?? []) found.push(...candidates(rules, specifier));
    }
    return found;
  };
}

function candidates({ base, hasBase, paths }: Rules, specifier: string): string[] {
  const mapped = Object.entries(paths).flatMap(([pattern, targets]) => {
    const rest = matched(pattern, specifier);
    if (rest === null || !Array.isArray(targets)) return [];
    return targets
      .filter((target) => typeof target === 'string')
      .map((target) =>
        posix.join(
          base,
          target.replace('*', () => rest),
        ),
      );
  });
  return hasBase ? [...mapped, posix.join(base, specifier)] : mapped;
}

function matched(pattern: string, specifier: string): string | null {
  const star = pattern.indexOf('*');
  if (star === -1) return pattern === specifier ? '' : null;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  const fits =
    specifier.startsWith(before) && specifier.endsWith(after) && specifier.length >= pattern.length - 1;
  return fits ? specifier.slice(before.length, specifier.length - after.length) : null;
}

function rulesOf(path: string, texts: ReadonlyMap<string, string>, left: number): Rules | null {
  const value = parseLoose(texts.get(path) ?? '');
  const options = (value?.['compilerOptions'] ?? {}) as { baseUrl?: unknown; paths?: unknown };
  const folder = folderOf(path);
  if (typeof options.paths === 'object' && options.paths !== null) {
    const hasBase = typeof options.baseUrl === 'string';
    const base = hasBase ? posix.join(folder, String(options.baseUrl)) : folder;
    return { base: inside(base), hasBase, paths: options.paths as Record<string, unknown> };
  }
  if (typeof options.baseUrl === 'string')
    return { base: inside(posix.join(folder, options.baseUrl)), hasBase: true, paths: {} };
  const parent = [value?.['extends']].flat().find((name) => typeof name === 'string' && name.startsWith('.'));
  if (typeof parent !== 'string' || left === 0) return null;
  const named = posix.join(folder === '' ? '.' : folder, parent);
  const file = [named, `${named}.json`, within(named, 'tsconfig.json')].find((name) => texts.has(name));
  return file === undefined ? null : rulesOf(file, texts, left - 1);
}

function inside(path: string): string {
  return path === '.' ? '' : path.replace(/\/+$/, '');
}

// tsconfig files hold comments and trailing commas; strings are kept whole.
function parseLoose(text: string): Record<string, unknown> | null {
  const plain = text
    .replace(
      /("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
      (_all, string: string | undefined) => string ?? '',
    )
    .replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_all, string: string | undefined) => string ?? '');
  const value = parsedOrNull(plain);
  return isObject(value) ? value : null;
}
