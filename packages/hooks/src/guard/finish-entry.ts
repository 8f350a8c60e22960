// A planned record made fit to be kept: the input it keeps, and no credential in any of its texts.
import type { AuditEntry, Policy } from '@agent-harness/contracts';
import { cleanEntry } from '../audit/clean-entry.ts';
import type { RawEvent } from '../event/parse-event.ts';
import type { JudgeSession } from './judge-event.ts';
import type { Draft, Prepared } from './judgement.ts';
import { keptInput } from './kept-input.ts';
import type { Layers } from './layers.ts';

interface PreparedFrom {
  decides: boolean;
  quotes: boolean;
  texts: readonly string[];
  input?: string | undefined;
}

/** Where an event carries what a tool brought back. Only a finding's words could repeat some of it. */
const outputs = new Set(['tool_response', 'tool_calls', 'error', 'last_assistant_message']);

/** A longer text is shortened in its record, which is the second look's work; a verdict's words never are longer. Characters. */
const longestVouched = 201;

const mostClean = 20_000;

/**
 * @param about the event that the record is about; null for a record of no event
 * @param policy null while no session is open
 */
export function finishEntry(
  { entry, decides }: Draft,
  about: RawEvent | null,
  policy: Policy | null,
  layers: Pick<Layers, 'redactor'>,
): AuditEntry {
  if (about === null) return cleanEntry(entry, layers.redactor(null, policy).redact);
  const quotes = entry.verdicts.some(({ words }) => words.length > 0);
  const redactor = layers.redactor(recordedOf(about, { quotes, decides }), policy);
  return cleanEntry({ ...entry, ...keptInput(askedOf(about, decides), redactor) }, redactor.redact);
}

/**
 * The same beforehand, while the event is in hand: records that repeat only what is vouched for here need no second look.
 * @param decides as the draft of the deciding record will say
 * @param quotes true when a verdict repeats words of the event
 * @param texts that its records may repeat
 * @param input of the call that is asked for, as JSON
 */
export function prepare(
  about: RawEvent,
  { decides, quotes, texts, input }: PreparedFrom,
  { stage, layers, clean }: Pick<JudgeSession, 'stage' | 'layers' | 'clean'>,
): Prepared {
  const redactor = layers.redactor(recordedOf(about, { quotes, decides }), stage.policy, input);
  const isClean = (text: string): boolean => {
    if (redactor.clean && clean.has(text)) return true;
    if (text.length > longestVouched || redactor.redact(text) !== text) return false;
    // Where the event holds no credential, this holds whatever the event.
    if (redactor.clean && clean.size < mostClean) clean.add(text);
    return true;
  };
  const kept = keptInput(askedOf(about, decides), redactor, input);
  return { kept, decides, vouched: texts.filter(isClean), clean: redactor.clean };
}

/** The record, if every text in it is vouched for; else null. */
export function assembled(
  { entry, decides }: Draft,
  prepared: Prepared,
  isVouched: (text: string) => boolean,
): AuditEntry | null {
  if (decides !== prepared.decides) return null;
  const texts = [entry.stage, entry.session, entry.call, entry.hook, entry.tool, entry.cwd]
    .concat(entry.verdicts.flatMap(({ words }) => words))
    .concat(Object.values(entry.detail).flatMap(textsOf));
  return texts.every((text) => text == null || isVouched(text)) ? { ...entry, ...prepared.kept } : null;
}

function textsOf(fact: AuditEntry['detail'][string]): string[] {
  if (typeof fact === 'string') return [fact];
  return Array.isArray(fact) ? fact : [];
}

function recordedOf(about: RawEvent, { quotes, decides }: { quotes: boolean; decides: boolean }): RawEvent {
  const recorded = Object.entries(about).filter(
    ([name]) => quotes || (outputs.has(name) ? false : decides || name !== 'tool_input'),
  );
  return Object.fromEntries(recorded);
}

function askedOf(about: RawEvent, decides: boolean): unknown {
  return decides ? (about['tool_input'] ?? about['prompt']) : undefined;
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
