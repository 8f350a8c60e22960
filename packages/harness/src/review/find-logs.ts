// Finds and reads the audit logs that a review is asked about: run folders, patterns, single files.
import { existsSync } from 'node:fs';
import { readFile, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { HarnessError } from '@agent-harness/contracts';
import { type ReviewedLog, readLog } from '@agent-harness/hooks';

/** Where runs are kept when nothing else is said. */
const DEFAULT = 'runs/*';

/**
 * @param given run folders, folders of runs, log files, or patterns with `*`; all of runs/ when empty
 * @returns every log once, in order of name; one that cannot be read is there as damaged
 * @throws HarnessError `review.nothing` when there is none
 */
export async function findLogs(given: readonly string[]): Promise<ReviewedLog[]> {
  const patterns = given.length > 0 ? given : [DEFAULT];
  const named = (await Promise.all(patterns.map(matching))).flat();
  const files = new Map<string, string>();
  const lost: ReviewedLog[] = [];
  for (const name of named) {
    const found = await logsIn(name);
    // A pattern may match what is no run, such as a folder of attacks; what is named must be one.
    if (found.length === 0 && patterns.includes(name)) lost.push(unreadable(name, 'there is no audit log'));
    for (const file of found) {
      const real = await realpath(file);
      const label = basename(file) === 'audit.jsonl' ? resolve(real, '..') : real;
      files.set(real, label);
    }
  }
  const logs = await Promise.all([...files].map(([file, label]) => readOne(file, label)));
  const all = [...lost, ...logs].sort((a, b) => (a.name < b.name ? -1 : 1));
  if (all.length > 0) return all;
  throw new HarnessError(
    'review.nothing',
    `there is no run at ${patterns.join(', ')}`,
    '`harness run documentation` first, or name the folders of runs',
  );
}

async function readOne(file: string, name: string): Promise<ReviewedLog> {
  try {
    return readLog(name, await readFile(file), await headOf(join(file, '..', 'run.json')));
  } catch (cause) {
    return unreadable(name, (cause as Error).message);
  }
}

const unreadable = (name: string, problem: string): ReviewedLog => ({
  name,
  run: null,
  skill: null,
  state: 'damaged',
  problem,
  events: [],
});

/** Of the run record beside the log. */
async function headOf(file: string): Promise<string | null> {
  if (!existsSync(file)) return null;
  const record = JSON.parse(await readFile(file, 'utf8')) as { audit?: { head?: string; sealed?: boolean } };
  return record.audit?.sealed === true ? (record.audit.head ?? null) : null;
}

/** The file itself; the log of a run's folder; the logs of a laptop's session; or those of the runs below. */
async function logsIn(path: string): Promise<string[]> {
  if (!existsSync(path)) return [];
  if ((await stat(path)).isFile()) return [path];
  const own = join(path, 'audit.jsonl');
  if (existsSync(own)) return [own];
  const entries = (await readdir(path)).sort();
  const single = entries.filter((entry) => entry.endsWith('.jsonl')).map((entry) => join(path, entry));
  return single.length > 0
    ? single
    : entries.map((entry) => join(path, entry, 'audit.jsonl')).filter((file) => existsSync(file));
}

/** `*` stands for any name, or part of one, in one folder. */
async function matching(pattern: string): Promise<string[]> {
  if (!pattern.includes('*')) return [pattern];
  let found = [pattern.startsWith('/') ? '/' : '.'];
  for (const part of pattern.split('/').filter(Boolean)) {
    const next = found.map(async (folder) => {
      if (!part.includes('*')) return existsSync(join(folder, part)) ? [join(folder, part)] : [];
      const names = await readdir(folder).catch(() => []);
      return names.filter((name) => matches(name, part)).map((name) => join(folder, name));
    });
    found = (await Promise.all(next)).flat();
  }
  return found;
}

function matches(name: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[\\^$.+?()[\]{}|]/gu, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'u').test(name);
}
