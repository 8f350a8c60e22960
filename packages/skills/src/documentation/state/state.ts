// What a run leaves for the next one, committed with its documents: `decisions/.state.json`.
import { type FieldTest as Test, sha } from '../../claims/field.ts';
import { isObject, parsedOrNull } from '../../text/plain-data.ts';

export const STATE_SCHEMA = 'documentation-state/1';
export const STATE_FILE = 'decisions/.state.json';

export interface RecordState {
  /** File name in `decisions/`. */
  file: string;
  theme: string;
  /** Sha of the leading commit when it was written. */
  lead: string;
  /** What stays the same when history is rewritten: see `markOf`. */
  mark: string;
  /** Marks of other units that it tells about. */
  others: string[];
}

export interface State {
  schema: typeof STATE_SCHEMA;
  /** The commit up to which history has been read; approved when this file is merged. */
  lastSha: string;
  /** Where reading began again because `lastSha` of the run before is no ancestor: history was rewritten. */
  rescanned: { from: string | null; lost: string } | null;
  /** Folders and the community of folders they change with, from the first run; delta runs name themes by it. */
  themes: Record<string, string>;
  records: RecordState[];
  /** Candidates that wait for a later run, best first. */
  backlog: { lead: string; mark: string; score: number }[];
  /** Marks of decisions that a person took out, or a writer left out; never proposed again. */
  rejected: string[];
  /** sha256 of each section as it was generated last, by document and title; the empty title is what stands before the sections. */
  sections: Record<string, Record<string, string>>;
  /** Versions of what decides the content. */
  tools: Record<string, string>;
}

const text: Test = (value) => typeof value === 'string' && value.length <= 300;
const mark: Test = (value) => typeof value === 'string' && /^[0-9a-f]{16}$/.test(value);
const hash: Test = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const record: Test = (value) => typeof value === 'string' && RECORD.test(value);
const listOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.length <= 10_000 && value.every(test);
const shape =
  (fields: Readonly<Record<string, Test>>): Test =>
  (value) =>
    isObject(value) &&
    Object.keys(value).length === Object.keys(fields).length &&
    Object.entries(fields).every(([name, test]) => Object.hasOwn(value, name) && test(value[name]));
const mapOf =
  (test: Test): Test =>
  (value) =>
    isObject(value) && Object.values(value).every(test);

/** A record's file name: it becomes a path, so nothing else is taken from a state. */
export const RECORD = /^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.md$/;

const STATE = shape({
  schema: (value) => value === STATE_SCHEMA,
  lastSha: sha,
  rescanned: (value) =>
    value === null || shape({ from: (from) => from === null || sha(from), lost: sha })(value),
  themes: mapOf(text),
  records: listOf(shape({ file: record, theme: text, lead: sha, mark, others: listOf(mark) })),
  backlog: listOf(
    shape({ lead: sha, mark, score: (value) => typeof value === 'number' && Number.isFinite(value) }),
  ),
  rejected: listOf(mark),
  sections: mapOf(mapOf((value) => value === '' || hash(value))),
  tools: mapOf(text),
});

/** Closed: anything missing, unknown or of another form makes it unreadable. @returns `null` then */
export function parseState(source: string): State | null {
  const value = parsedOrNull(source);
  return STATE(value) ? (value as State) : null;
}

/** One line a member of a list, so that a merge request shows what changed. */
export function renderState(state: State): string {
  return `${JSON.stringify(state, null, 1)}\n`;
}
