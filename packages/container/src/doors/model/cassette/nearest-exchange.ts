// Why a cassette does not answer: the nearest recorded request, and where this one differs.
import type { Exchange, Turn } from '@agent-harness/contracts';
import { type Asked, keyDigest } from './match-key.ts';

/** Several lines for a person. */
export function explainMiss(asked: Asked, exchanges: readonly Exchange[]): string {
  const scored = exchanges.map((exchange, at) => ({ exchange, at, common: commonTurns(asked, exchange) }));
  const nearest = scored.reduce<(typeof scored)[number] | null>(
    (best, one) => (best === null || likeness(asked, one) > likeness(asked, best) ? one : best),
    null,
  );
  if (nearest === null) return 'the cassette is empty';
  const { exchange, at, common } = nearest;
  return [
    `nearest is exchange ${at}, which has ${common} of ${asked.turns.length} turns in common`,
    ...differences(asked, exchange, common),
  ]
    .map((line) => `  ${line}`)
    .join('\n');
}

const likeness = (
  asked: Asked,
  { exchange: { key }, common }: { exchange: Exchange; common: number },
): number =>
  (key.endpoint === asked.key.endpoint ? 1e6 : 0) +
  (key.lineage === asked.key.lineage ? 1e5 : 0) +
  common * 10 -
  Math.min(9, Math.abs(key.turns.length - Math.min(asked.turns.length, common + 1)));

function commonTurns(asked: Asked, { key }: Exchange): number {
  let common = 0;
  while (common < asked.key.turns.length && asked.key.turns[common] === key.turns[common]) common += 1;
  return common;
}

function differences(asked: Asked, { key }: Exchange, common: number): string[] {
  if (keyDigest(key) === keyDigest(asked.key)) return ['it was asked more often than it was recorded'];
  const heads = (['endpoint', 'lineage', 'roles'] as const)
    .filter((field) => key[field] !== asked.key[field])
    .flatMap((field) => [`- ${field} ${key[field]}`, `+ ${field} ${asked.key[field]}`]);
  // A key shows its newest turn: that is the one in question when everything before it is the same.
  const recorded = key.turns.length === common + 1 ? key.last : null;
  const now = asked.turns[common];
  const turns =
    recorded === null && now === undefined
      ? []
      : [`turn ${common}:`, ...lines(recorded, now, '-'), ...lines(now, recorded, '+')];
  return [...heads, ...turns];
}

/** What `one` has and `other` has not. */
function lines(one: Turn | null | undefined, other: Turn | null | undefined, sign: string): string[] {
  const known = new Set(described(other));
  return described(one)
    .filter((line) => !known.has(line))
    .map((line) => `${sign} ${line}`);
}

const described = (turn: Turn | null | undefined): string[] => [
  ...(turn?.calls ?? []).map(({ name, input }) => `${name} ${input}`),
  ...(turn?.results ?? []).map(
    ({ call, error, digest, excerpt }) =>
      `${error ? 'error' : 'result'} of call ${call} ${digest.slice(7, 19)} ${JSON.stringify(excerpt)}`,
  ),
];
