// An entry before it is recorded: every text of a call is redacted, and cut only after that.
import { type AuditEntry, auditEntry } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import { cleanEntry } from './clean-entry.ts';

const verdict = {
  layer: 'L1',
  verdict: 'deny',
  rule: 'command.unknown',
  reason: 'SECRET is what the rule says',
  instead: null,
  words: ['SECRET', 'rm'],
} as const;
const entry = (text: string): AuditEntry => ({
  ...auditEntry({ source: 'guard', kind: 'call.decided', detail: {} }),
  stage: text,
  session: text,
  call: text,
  hook: text,
  tool: text,
  cwd: text,
  input: text,
  verdicts: [{ ...verdict, words: [text] }],
  detail: { fact: text, facts: [text], count: 3, yes: true },
});
const redact = (text: string): string => text.replaceAll('SECRET', '[redacted]');

describe('cleanEntry', () => {
  it('redacts every field that may hold text of a call, and touches no other', () => {
    expect(cleanEntry(entry('a SECRET b'), redact)).toEqual({
      ...entry('a [redacted] b'),
      detail: { fact: 'a [redacted] b', facts: ['a [redacted] b'], count: 3, yes: true },
    });
  });

  it('leaves out what is not there', () => {
    const empty = auditEntry({ source: 'harness', kind: 'run.note', detail: {} });
    expect(cleanEntry(empty, redact)).toEqual({ ...empty, cwd: null });
  });

  it.each([
    [200, 'stage'],
    [200, 'session'],
    [200, 'call'],
    [200, 'hook'],
    [200, 'tool'],
    [1_000, 'cwd'],
  ] as const)('keeps %i characters of %s and shows the cut', (limit, field) => {
    expect(cleanEntry(entry('x'.repeat(limit)), redact)[field]).toBe('x'.repeat(limit));
    expect(cleanEntry(entry('x'.repeat(limit + 1)), redact)[field]).toBe(`${'x'.repeat(limit)}…`);
  });

  it('keeps 1,000 characters of words and facts, and of the input all that it was given', () => {
    const long = 'x'.repeat(1_001);
    const cut = `${'x'.repeat(1_000)}…`;
    expect(cleanEntry(entry(long), redact)).toMatchObject({
      input: long,
      verdicts: [{ words: [cut] }],
      detail: { fact: cut, facts: [cut] },
    });
  });

  it('redacts before it cuts, so that no half of a credential stays', () => {
    expect(cleanEntry(entry(`${'x'.repeat(197)}SECRET`), redact).tool).toBe(`${'x'.repeat(197)}[re…`);
  });

  it('keeps the reasons as the rules word them', () => {
    const [cleaned] = cleanEntry({ ...entry('a'), verdicts: [{ ...verdict, words: [] }] }, redact).verdicts;
    expect(cleaned).toEqual({ ...verdict, words: [] });
  });
});
