// Judges a call by what earlier calls of its session did, and remembers what it does itself.
import type { Policy, Verdict } from '@agent-harness/contracts';
import { overlaps } from '../policy/is-at-or-below.ts';
import { isOpen } from '../policy/is-open.ts';
import { type Finding, verdictsOf } from '../policy/verdicts.ts';
import type { SessionMemory } from './memory.ts';
import type { Names, Observation } from './observe-call.ts';

/** Rules of this file by the layer in whose name they speak. */
export const ACROSS_CALLS: Readonly<Record<string, Verdict['layer']>> = {
  'session.written-file-executed': 'L1',
  'session.credential-repeated': 'L4',
  'session.credential-sent': 'L4',
  'taint.carried': 'L5',
};

/**
 * @param text of the call's whole input, as JSON or plain
 * @returns denials only; none when nothing that was remembered speaks against the call
 */
export function judgeAcrossCalls(
  call: Observation,
  text: string,
  policy: Policy,
  memory: SessionMemory,
): Verdict[] {
  const findings = [
    ...executions(call, policy, memory),
    ...credentials(call, text, memory),
    ...carried(call, memory),
  ];
  return findings.flatMap((finding) =>
    verdictsOf(ACROSS_CALLS[finding.rule] ?? 'L1', policy, [finding], 'deny'),
  );
}

/** To be called for a call that was allowed: from then on its effects count, whatever becomes of it. */
export function rememberCall(call: Observation, verdicts: readonly Verdict[], memory: SessionMemory): void {
  const copiesBrought = call.copied.some((names) =>
    names.some((name) => memory.written.get(name) === 'brought'),
  );
  for (const { names, brought } of call.written)
    for (const name of names) memory.written.set(name, brought || copiesBrought ? 'brought' : 'agent');
  for (const source of [...call.reads.all, ...call.destinations]) memory.sources.add(source);
  for (const { layer, rule, verdict } of verdicts)
    if (layer === 'L4' && rule !== null && verdict !== 'deny') memory.credentials.add(rule);
}

/** To be called with the credentials that an output held; only their fingerprints stay. */
export function rememberCredentials(
  found: readonly { rule: string; secret: string }[],
  memory: SessionMemory,
): void {
  for (const { rule, secret } of found) {
    memory.credentials.add(rule);
    memory.fingerprints.remember(secret);
  }
}

/** Where every command is granted, people run what they write: there only what nobody has read is refused. */
function executions({ run, unnamed }: Observation, policy: Policy, memory: SessionMemory): Finding[] {
  const open = isOpen(policy);
  const words = [...memory.written].flatMap(([path, origin]) =>
    (!open || origin === 'brought') &&
    (run.some((names) => touches(names, path, open)) ||
      unnamed.includes(path.slice(path.lastIndexOf('/') + 1)))
      ? [path]
      : [],
  );
  return words.length > 0 ? [{ rule: 'session.written-file-executed', words }] : [];
}

/** The file itself, one below a folder that was written, or a folder that holds it. */
function touches(names: Names, written: string, exactly: boolean): boolean {
  return names.some((name) => (exactly ? name === written : overlaps(name, written)));
}

function credentials(
  { destinations }: Observation,
  text: string,
  { credentials: seen, fingerprints }: SessionMemory,
): Finding[] {
  const sent = seen.size > 0 && destinations.length > 0;
  return [
    ...(fingerprints.seenIn(text) ? [{ rule: 'session.credential-repeated', words: [...seen] }] : []),
    ...(sent ? [{ rule: 'session.credential-sent', words: [...destinations, ...seen] }] : []),
  ];
}

/** What came from one place may go back there, and to no other. */
function carried({ destinations, reads }: Observation, memory: SessionMemory): Finding[] {
  const sources = [...new Set([...memory.sources, ...reads.named])];
  const foreign = destinations.filter((destination) => sources.some((source) => source !== destination));
  return foreign.length > 0 ? [{ rule: 'taint.carried', words: [...foreign, ...sources] }] : [];
}
