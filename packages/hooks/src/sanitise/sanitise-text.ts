// One text as the model may see it.
import type { Policy } from '@agent-harness/contracts';
import { findCredentials } from '../layers/l4/find-credentials.ts';
import { findInjections } from '../layers/l5/find-injections.ts';
import type { FoundInjection } from '../layers/l5/found-injection.ts';
import { markOf } from '../policy/redaction-mark.ts';
import type { Finding } from '../policy/verdicts.ts';
import { stripInvisible } from '../shell/invisible.ts';

export interface SanitisedText {
  text: string;
  credentials: Finding[];
  injections: Finding[];
}

/** What is left may read as something new: cleaning goes on until it does not. */
const MAX_ROUNDS = 4;

/** Cleaning the result again changes nothing. */
export function sanitiseText(text: string, policy: Policy): SanitisedText {
  const all: SanitisedText = { text, credentials: [], injections: [] };
  let free: string | null = null;
  const silent = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const next = cleanOnce(all.text, policy, free, silent);
    const settled = next.text === all.text;
    free = next.credentials.length === 0 ? next.text : null;
    all.text = next.text;
    all.credentials.push(...next.credentials);
    all.injections.push(...next.injections);
    if (settled) return all;
  }
  return { ...all, text: '[withheld: it does not come clean]' };
}

/**
 * @param free a text in which no credential was found: it is not looked through again
 * @param silent sentences in which no instruction was found: nor are they
 */
function cleanOnce(text: string, policy: Policy, free: string | null, silent: Set<string>): SanitisedText {
  // Looked for before invisible characters go: hidden tags spell the instructions.
  const injected = findInjections(text, policy, undefined, silent);
  const left = stripInvisible(withheld(text, injected));
  const { text: clean, found } = left === free ? { text: left, found: [] } : redactText(left, policy);
  return {
    text: clean,
    credentials: found,
    injections: injected.map(({ rule, passage }) => ({ rule, words: [passage] })),
  };
}

/** Whole lines: half an instruction can still instruct. */
function withheld(text: string, injected: readonly FoundInjection[]): string {
  if (injected.length === 0) return text;
  const lines: (string | null)[] = text.split('\n');
  for (const { from, to } of injected) lines.fill(null, from, to + 1);
  for (const { rule, from } of injected) lines[from] = `[withheld: ${rule}]`;
  return lines.filter((line) => line !== null).join('\n');
}

/** @returns the text with marks in place of credentials, and what they were by rule */
export function redactText(text: string, policy: Policy): { text: string; found: Finding[] } {
  const found = findCredentials(text, policy);
  let clean = '';
  let at = 0;
  for (const credential of found) {
    clean += text.slice(at, credential.start) + markOf(credential);
    at = credential.end;
  }
  return {
    text: clean + text.slice(at),
    found: found.map((credential) => ({ rule: credential.rule, words: [markOf(credential)] })),
  };
}
