// Evidence of which the guard withheld lines that read like instructions: what is left, without sentences on lost claims.
import { citedIn } from '../../claims/cited-in.ts';
import type { EvidenceIndex } from '../evidence-files.ts';

/** @throws Error when a part that code alone writes is gone: then something else than a planted text happened */
export function withoutWithheld(index: EvidenceIndex): EvidenceIndex {
  const { claims, alert, plan } = index;
  if (alert === undefined || plan === undefined || claims === undefined)
    throw new Error('the evidence has lost what no outsider can write');
  const held = new Set(claims.map(({ id }) => id));
  const whole = (text: string): boolean => citedIn(text).every(({ id }) => held.has(id));
  return {
    ...index,
    rule: index.rule ?? 'a rule whose name was withheld',
    timeline: index.timeline.filter(({ text }) => whole(text)),
    hypotheses: index.hypotheses.map((one) => ({
      ...one,
      supports: one.supports.filter(whole),
      contradicts: one.contradicts.filter(whole),
    })),
    unknown: [
      ...index.unknown,
      'What stood in lines that the guard withheld from the writer: they read like instructions.',
    ],
  };
}
