// Compares two schemas of one contract: each finding names its rule, who breaks, and a document that shows it.
import { findGaps } from './find-gaps.ts';
import type { Gap } from './gap.ts';
import { type Breaks, type Role, ruleOf, severityOf } from './rules.ts';
import { type Schema, accepts, rootPlace } from './schema.ts';

export interface SchemaFinding {
  rule: string;
  /** JSON pointer into the previous schema for what only it has, else into the current one. */
  pointer: string;
  breaks: Breaks;
  severity: 'major' | 'minor';
  expected: string;
  found: string;
  /** Accepted by one side and refused by the other, by the validators themselves; unproven counts as a break. */
  counterexample: { proven: true; document: unknown } | { proven: false };
}

/** @throws nothing: what is not understood is a finding */
export function compareSchemas(previous: Schema, current: Schema, role: Role): SchemaFinding[] {
  return [
    ...directed(previous, current, 'old-documents', role),
    ...directed(current, previous, 'old-readers', role),
  ];
}

/** What a reader refuses of the documents that a contract admits; each finding points into the contract's schema. */
export function compareWithReader(contract: Schema, reader: Schema): SchemaFinding[] {
  return directed(contract, reader, 'old-readers', 'emitted', ({ admitting }) => admitting);
}

function directed(
  from: Schema,
  to: Schema,
  breaks: Breaks,
  role: Role,
  pointer: (gap: Gap) => string = pointerOf,
): SchemaFinding[] {
  const [admitting, refusing] = [rootPlace(from), rootPlace(to)];
  const findings = findGaps(admitting, refusing).map((gap): SchemaFinding => {
    const document = gap.values.find(
      (value) => accepts(admitting, value) === true && accepts(refusing, value) === false,
    );
    return {
      rule: ruleOf(gap.cause, breaks).id,
      pointer: pointer(gap),
      breaks,
      severity: severityOf(breaks, role),
      expected: gap.expected,
      found: gap.found,
      counterexample: document === undefined ? { proven: false } : { proven: true, document },
    };
  });
  return once(findings);
}

const pointerOf = ({ cause, admitting, refusing }: Gap): string =>
  cause === 'property' || cause === 'branch' ? admitting : refusing;

/** A definition that is used twice is one finding; the proven one is kept. */
function once(findings: readonly SchemaFinding[]): SchemaFinding[] {
  const kept = new Map<string, SchemaFinding>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.pointer} ${finding.expected}`;
    if (!kept.get(key)?.counterexample.proven) kept.set(key, finding);
  }
  return [...kept.values()];
}
