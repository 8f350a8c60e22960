// A planned record made fit to be kept: the input it keeps, and no credential in any of its texts.
import type { AuditEntry, Policy } from '@agent-harness/contracts';
import { cleanEntry } from '../audit/clean-entry.ts';
import type { Raw } from './judge-event.ts';
import type { Draft } from './judgement.ts';
import { keptInput } from './kept-input.ts';
import type { Layers } from './layers.ts';

/** Where an event carries what a tool brought back. Only a finding's words could repeat some of it. */
const outputs = new Set(['tool_response', 'tool_calls', 'error', 'last_assistant_message']);

/**
 * @param about the event that the record is about; null for a record of no event
 * @param policy null while no session is open
 */
export function finishEntry(
  { entry, decides }: Draft,
  about: Raw | null,
  policy: Policy | null,
  layers: Pick<Layers, 'redactor'>,
): AuditEntry {
  if (about === null) return cleanEntry(entry, layers.redactor(null, policy).redact);
  const quotes = entry.verdicts.some(({ words }) => words.length > 0);
  const recorded = Object.entries(about).filter(
    ([name]) => quotes || (outputs.has(name) ? false : decides || name !== 'tool_input'),
  );
  const redactor = layers.redactor(Object.fromEntries(recorded), policy);
  const asked = decides ? (about['tool_input'] ?? about['prompt']) : undefined;
  return cleanEntry({ ...entry, ...keptInput(asked, redactor) }, redactor.redact);
}

/** What can be kept of a record whose texts could not be looked through in time: nothing that anybody wrote. */
export function withoutTexts(entry: AuditEntry): AuditEntry {
  return {
    ...entry,
    session: null,
    call: null,
    hook: null,
    tool: null,
    cwd: null,
    input: null,
    verdicts: entry.verdicts.map((verdict) => ({ ...verdict, words: [] })),
    detail: {
      ...Object.fromEntries(
        Object.entries(entry.detail).filter(
          ([, value]) => typeof value !== 'string' && !Array.isArray(value),
        ),
      ),
      withheld: true,
    },
  };
}
