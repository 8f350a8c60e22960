// A value from a ledger that anybody may have written becomes a claim, or a list of what is wrong with it.
import type { Claim, ClaimKind } from './claim.ts';

type Test = (value: unknown) => boolean;
const text: Test = (value) => typeof value === 'string';
const filled: Test = (value) => typeof value === 'string' && value !== '';
const sha: Test = (value) => typeof value === 'string' && /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(value);
const count: Test = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const line: Test = (value) => count(value) && Number(value) > 0;
const oneOf =
  (...known: readonly string[]): Test =>
  (value) =>
    typeof value === 'string' && known.includes(value);

const FIELDS: Readonly<Record<ClaimKind, Readonly<Record<string, Test>>>> = {
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
