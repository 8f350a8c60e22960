// Runs inside the container, as the agent would: tries each attack of its standard input and prints what came of it.
import { text } from 'node:stream/consumers';
import type { Attack, AttackOutcome } from '../attack.ts';
import { attempt } from './attempt.ts';

for (const attack of JSON.parse(await text(process.stdin)) as Attack[]) {
  const { contained, saw } = await attempt(attack.try).catch((error: unknown) => ({
    contained: false,
    saw: `the attempt itself failed: ${String(error)}`,
  }));
  const outcome: AttackOutcome = { id: attack.id, contained, saw };
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
}
process.exit(0);
