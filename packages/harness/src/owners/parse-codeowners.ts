// Reads a CODEOWNERS file as GitHub or GitLab does, and says who it makes the owners of a path.
import { type MatchPath, type Platform, matchPattern } from './match-pattern.ts';

export interface OwnerEntry {
  /** Line number, from 1. */
  line: number;
  pattern: string;
  owners: string[];
  /** GitLab's section; '' above the first, and on GitHub. */
  section: string;
  /** 0 in an optional section. */
  approvals: number;
  excludes: boolean;
  matches: MatchPath;
}

export interface CodeOwners {
  entries: OwnerEntry[];
  /** Lines that the platform skips or refuses, as sentences. */
  problems: string[];
}

export interface OwnedBy {
  section: string;
  owners: string[];
  approvals: number;
  pattern: string;
}

interface Section {
  name: string;
  approvals: number;
  owners: string[];
}

const HEADING = /^(\^)?\[([^\]]+)\](?:\[(\d+)\])?(?:\s+(.*))?$/;
const OWNER = /^(?:@[\w./-]+|[^\s@]+@[^\s@]+)$/;

export function parseCodeowners(text: string, platform: Platform): CodeOwners {
  const found: CodeOwners = { entries: [], problems: [] };
  let section: Section = { name: '', approvals: 1, owners: [] };
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const heading = platform === 'gitlab' ? HEADING.exec(line) : null;
    if (heading) section = sectionOf(heading, found.entries);
    else addEntry(found, line, at + 1, section, platform);
  }
  return found;
}

/** Names of sections are equal in any case; the first spelling stays. */
function sectionOf(heading: RegExpExecArray, entries: readonly OwnerEntry[]): Section {
  const [, optional, name = '', count, owners = ''] = heading;
  const same = entries.find((entry) => entry.section.toLowerCase() === name.toLowerCase());
  return {
    name: same?.section ?? name,
    approvals: optional ? 0 : Math.max(1, Number(count ?? 1)),
    owners: ownersIn(owners.split(/\s+/)),
  };
}

const ownersIn = (words: readonly string[]): string[] => words.filter((word) => OWNER.test(word));

function addEntry(found: CodeOwners, line: string, at: number, section: Section, platform: Platform): void {
  const [first = '', ...words] = line.split(/(?<!\\)\s+/);
  const comment = words.findIndex((word) => word.startsWith('#'));
  const own = comment < 0 ? words : words.slice(0, comment);
  const excludes = first.startsWith('!');
  const strange = own.filter((word) => !OWNER.test(word));
  if (strange.length > 0) found.problems.push(`line ${at}: ${strange.join(' ')} is no owner`);
  if (platform === 'github' && (excludes || strange.length > 0)) {
    if (excludes) found.problems.push(`line ${at}: ${first} negates, which GitHub does not know`);
    return;
  }
  const owners = ownersIn(own);
  const pattern = excludes ? first.slice(1) : first;
  found.entries.push({
    line: at,
    pattern,
    owners: owners.length > 0 ? owners : section.owners,
    section: section.name,
    approvals: section.approvals,
    excludes,
    matches: matchPattern(pattern, platform),
  });
}

/**
 * On each platform the last match wins; on GitLab it does so in each section, and the sections add up.
 * An excluded path has no owner in that section, whatever else matches.
 */
export function codeownersOf({ entries }: CodeOwners, path: string): OwnedBy[] {
  const bySection = new Map<string, OwnerEntry | null>();
  for (const entry of entries) {
    if (bySection.get(entry.section) === null || !entry.matches(path)) continue;
    bySection.set(entry.section, entry.excludes ? null : entry);
  }
  return [...bySection.values()].flatMap((entry) =>
    entry === null || entry.owners.length === 0
      ? []
      : [
          {
            section: entry.section,
            owners: entry.owners,
            approvals: entry.approvals,
            pattern: entry.pattern,
          },
        ],
  );
}
