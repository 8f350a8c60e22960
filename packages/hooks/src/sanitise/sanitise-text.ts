// One text as the model may see it.
import type { Policy } from '@agent-harness/contracts';
import { findCredentials, markOf } from '../layers/l4/find-credentials.ts';
import { findInjections } from '../layers/l5/find-injections.ts';
import type { Finding } from '../policy/verdicts.ts';
import { stripInvisible } from '../shell/invisible.ts';

export interface SanitisedText {
  text: string;
  credentials: Finding[];
  injections: Finding[];
}

export function sanitiseText(text: string, policy: Policy): SanitisedText {
  // Looked for before invisible characters go: hidden tags spell the instructions.
  const injected = findInjections(text, policy);
  const lines = text.split('\n');
  for (const { rule, from, to } of injected) {
    for (let at = from; at <= to; at += 1) lines[at] = '';
    lines[from] = `[withheld: ${rule}]`;
  }
  const visible = stripInvisible(lines.join('\n'));
  const { text: clean, found } = redactText(visible, policy);
  return {
    text: clean,
    credentials: found,
    injections: injected.map(({ rule, passage }) => ({ rule, words: [passage] })),
  };
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
