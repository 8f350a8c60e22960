// A value from a ledger that anybody may have written becomes a claim, or a list of what is wrong with it.
import type { Claim, ClaimKind } from './claim.ts';
import { count, type FieldTest, filled, line, oneOf, sha, text } from './field.ts';
import { ABSENCE } from './kinds/absence.ts';
import { COMMAND } from './kinds/command.ts';
import { ENTRY } from './kinds/entry.ts';
import { ENV } from './kinds/env.ts';
import { JOB } from './kinds/job.ts';
import { LINES } from './kinds/lines.ts';
import { OWNER } from './kinds/owner.ts';
import { PORT } from './kinds/port.ts';
import { SERVICE } from './kinds/service.ts';
import { TERM } from './kinds/term.ts';
import { TRIAL } from './kinds/trial.ts';
import { VERSION } from './kinds/version.ts';

const FIELDS: Readonly<Record<ClaimKind, Readonly<Record<string, FieldTest>>>> = {
  commit: { sha, date: filled, author: text, subject: text, files: count },
  path: { sha, path: filled, change: oneOf('added', 'removed', 'present') },
  quote: { sha, text: filled },
  number: {
    measure: oneOf('commits', 'files', 'imports', 'imports-resolved', 'sources'),
    sha,
    from: (value) => value === null || sha(value),
    path: text,
    value: count,
  },
  dependency: {
    sha,
    manifest: filled,
    name: filled,
    range: text,
    scope: oneOf('runtime', 'development'),
    change: oneOf('added', 'removed', 'present'),
  },
  edge: {
    sha,
    from: filled,
    to: filled,
    via: oneOf('import', 'manifest'),
    file: filled,
    line,
    specifier: filled,
  },
  absence: ABSENCE,
  command: COMMAND,
  entry: ENTRY,
  env: ENV,
  job: JOB,
  lines: LINES,
  owner: OWNER,
  port: PORT,
  service: SERVICE,
  term: TERM,
  trial: TRIAL,
  version: VERSION,
};

export type ParsedClaim = { ok: true; claim: Claim } | { ok: false; problems: string[] };

/** Closed: a field that is missing, of another type, or unknown is a problem. */
export function parseClaim(value: unknown): ParsedClaim {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, problems: ['a claim must be an object'] };
  }
  const record = value as Record<string, unknown>;
  const { id, kind } = record;
  if (typeof id !== 'string' || !/^c[1-9]\d{0,5}$/.test(id)) {
    return { ok: false, problems: [`id must be c1, c2, ..., found ${JSON.stringify(id)}`] };
  }
  if (typeof kind !== 'string' || !Object.hasOwn(FIELDS, kind)) {
    return {
      ok: false,
      problems: [
        `${id}: kind must be one of ${Object.keys(FIELDS).join(', ')}, found ${JSON.stringify(kind)}`,
      ],
    };
  }
  const fields = FIELDS[kind as ClaimKind];
  const wrong = Object.entries(fields).filter(([name, test]) => !test(record[name]));
  const unknown = Object.keys(record).filter(
    (name) => !['id', 'kind', ...Object.keys(fields)].includes(name),
  );
  const problems = [
    ...wrong.map(
      ([name]) => `${id}: ${name} of a ${kind} claim is wrong: ${JSON.stringify(record[name]) ?? 'missing'}`,
    ),
    ...unknown.map((name) => `${id}: a ${kind} claim has no field ${JSON.stringify(name)}`),
  ];
  return problems.length === 0 ? { ok: true, claim: record as unknown as Claim } : { ok: false, problems };
}
