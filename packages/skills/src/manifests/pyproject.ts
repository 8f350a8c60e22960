// The dependencies that a pyproject.toml declares: of the project, its groups, and Poetry's tables.
import { parse } from 'smol-toml';
import { objectOf } from '../text/plain-data.ts';
import type { Dependency } from './dependencies-of.ts';

type Scope = Dependency['scope'];

/** Empty when the text is no TOML. */
export function readPyprojectDependencies(text: string): Dependency[] {
  let value: Record<string, unknown>;
  try {
    value = parse(text);
  } catch {
    return [];
  }
  const project = objectOf(value['project']);
  const poetry = objectOf(objectOf(value['tool'])['poetry']);
  return [
    ...Object.values(objectOf(value['dependency-groups'])).flatMap((list) => required(list, 'development')),
    ...Object.values(objectOf(project['optional-dependencies'])).flatMap((list) => required(list, 'runtime')),
    ...Object.values(objectOf(poetry['group'])).flatMap((group) =>
      named(objectOf(group)['dependencies'], 'development'),
    ),
    ...named(poetry['dev-dependencies'], 'development'),
    ...named(poetry['dependencies'], 'runtime'),
    ...required(project['dependencies'], 'runtime'),
  ];
}

/** PEP 508: `name[extra] >=1,<2; marker`. */
function required(list: unknown, scope: Scope): Dependency[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item) => {
    const [, name, range = ''] =
      /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*([^;@]*)/.exec(String(item)) ?? [];
    return name === undefined || typeof item !== 'string' ? [] : [{ name, range: range.trim(), scope }];
  });
}

function named(table: unknown, scope: Scope): Dependency[] {
  return Object.entries(objectOf(table))
    .filter(([name]) => name !== 'python')
    .map(([name, stated]) => {
      const version = typeof stated === 'string' ? stated : objectOf(stated)['version'];
      return { name, range: typeof version === 'string' ? version : '', scope };
    });
}
