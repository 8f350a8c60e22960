// Before the real prompt: one planted bad call per layer, through the container's own hook client, must be refused.
import type { Cell, HookAnswer } from '@agent-harness/container';
import { type AuditEvent, type Guard, HarnessError } from '@agent-harness/contracts';
import { type PlantedCall, plantedCalls } from '@agent-harness/hooks';
import { IN_IMAGE } from './agent-image.ts';
import { readEvents } from './read-events.ts';

/**
 * The guard's session must be open with `liveness: true`.
 * @returns the layers that refused, in order
 * @throws HarnessError `liveness.failed` naming the layer that did not refuse, or whose refusal is not in the log
 */
export async function proveLiveness(cell: Cell, guard: Guard, auditFile: string): Promise<string[]> {
  const planted = plantedCalls();
  for (const { id, event } of planted)
    if (id !== null)
      await guard.announce({ id, tool: event.tool_name ?? '', input: event.tool_input ?? null });
  const answers = await cell.hook(
    IN_IMAGE.client,
    IN_IMAGE.guardSocket,
    planted.map((one) => one.event),
  );
  const recorded = await readEvents(auditFile);
  for (const [index, one] of planted.entries()) {
    const answer = answers[index];
    if (!answer || !isRefusal(answer, one))
      throw alive(one, `answered ${answer?.stdout.trim() || 'nothing'} (exit ${answer?.exit})`);
    if (!recorded.some((event) => refusedBy(event, one)))
      throw alive(one, `did not refuse, or L7 has no record of it: ${answer.stderr.trim()}`);
  }
  return [...planted.map((one) => one.layer), 'L7'];
}

/** A call is denied in words, which also shows that the client can carry them; a prompt by exit code 2. */
function isRefusal({ exit, stdout }: HookAnswer, { id }: PlantedCall): boolean {
  if (id === null) return exit === 2;
  return exit === 0 && stdout.includes('"behavior":"deny"');
}

const refusedBy = (event: AuditEvent, { layer, id, event: planted }: PlantedCall): boolean =>
  event.decision === 'deny' &&
  event.session === planted.session_id &&
  event.call === id &&
  event.verdicts.some((verdict) => verdict.layer === layer && verdict.verdict === 'deny');

const alive = ({ layer, what }: PlantedCall, saw: string): HarnessError =>
  new HarnessError(
    'liveness.failed',
    `${layer} ${saw}; the planted call was: ${what}`,
    'nothing ran; check the rules of this layer with `harness explain`',
  );
