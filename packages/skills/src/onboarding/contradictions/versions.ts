// Versions of one tool that do not fit together: engines against a Dockerfile, CI against a version file.
import { intersects, validRange } from 'semver';
import { folderOf } from '../../git/paths.ts';
import type { FactOf } from '../../setup/fact.ts';
import type { Contradiction } from './contradiction.ts';

type Version = FactOf<'version'>;

/** Of these a new minor version is a new language. */
const BY_MINOR = new Set(['python', 'go', 'rust', 'php', 'ruby']);
/** A bare number in a manifest of these is the least that will do. */
const LEAST = new Set(['go', 'rust', 'java', 'dotnet']);
const MOST_SHOWN = 8;

/** One for each tool: every statement that takes part in a clash, demands first. */
export function versionContradictions(facts: readonly Version[], head: string): Contradiction[] {
  const tools = [...new Set(facts.map((fact) => fact.tool))].sort();
  return tools.flatMap((tool) => {
    const own = facts.filter((fact) => fact.tool === tool);
    const clashing = own.filter((fact) => own.some((other) => clash(fact, other)));
    const shown = clashing
      .sort((a, b) => Number(b.role === 'requires') - Number(a.role === 'requires'))
      .slice(0, MOST_SHOWN)
      .map((fact) => ({ ...fact, sha: head }));
    return shown.length < 2 ? [] : [{ kind: 'version' as const, claims: shown }];
  });
}

/** Symmetric. What cannot be read as a version clashes with nothing. */
export function clash(a: Version, b: Version): boolean {
  if (!sameScope(a.file, b.file)) return false;
  const [left, right] = [rangeOf(a), rangeOf(b)];
  if (left === null || right === null) return false;
  const demands = [a, b].filter((fact) => fact.role === 'requires').length;
  // CI that tests several versions does not contradict the one that is used, and two demands may both be met.
  if (demands === 0 && (a.role === 'tests' || b.role === 'tests')) return false;
  if (demands === 1 || demands === 2) return !intersects(left, right);
  return differs(a, b);
}

function differs(a: Version, b: Version): boolean {
  const [left, right] = [a, b].map(({ version }) => version.split('.').filter((part) => /^\d+$/.test(part)));
  const depth = Math.min(BY_MINOR.has(a.tool) ? 2 : 1, left?.length ?? 0, right?.length ?? 0);
  return left?.slice(0, depth).join('.') !== right?.slice(0, depth).join('.');
}

/** Neighbouring folders are different programs; the root and its CI speak for all of them. */
function sameScope(a: string, b: string): boolean {
  const [left, right] = [scopeOf(a), scopeOf(b)];
  return (
    left === right ||
    `${left}/`.startsWith(`${right}/`) ||
    `${right}/`.startsWith(`${left}/`) ||
    left === '' ||
    right === ''
  );
}

function scopeOf(file: string): string {
  const folder = folderOf(file);
  return folder.startsWith('.') ? '' : folder;
}

function rangeOf({ tool, version, role }: Version): string | null {
  const written = version.trim().replace(/^v/, '');
  if (role !== 'requires') return validRange(written);
  if (LEAST.has(tool) && /^\d/.test(written)) return validRange(`>=${written}`);
  // PEP 440: a comma joins, `~=3.8` allows later minors, `==3.11.*` is a prefix.
  const spaced = written
    .replace(
      /~=\s*(\d+)\.(\d+)(?!\.)/g,
      (_all, major: string, minor: string) => `>=${major}.${minor} <${Number(major) + 1}`,
    )
    .replace(/~=/g, '~')
    .replace(/===?\s*/g, '')
    .replace(/!=\s*[\w.*]+/g, '')
    .replace(/\s*,\s*/g, ' ')
    .replace(/\*/g, 'x')
    .trim();
  return validRange(spaced);
}
