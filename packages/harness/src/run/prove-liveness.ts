// Before the real prompt: one planted bad call per layer, through the container's own hook client, must be refused.
import type { Cell } from '@agent-harness/container';
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
  for (const { event } of planted)
    if (event.tool_use_id && event.tool_name)
      await guard.announce({ id: event.tool_use_id, tool: event.tool_name });
  const answers = await cell.hook(
    IN_IMAGE.client,
    IN_IMAGE.guardSocket,
    planted.map((one) => one.event),
  );
  const recorded = await readEvents(auditFile);
  for (const [index, one] of planted.entries()) {
    const answer = answers[index];
    if (answer?.exit !== 2)
      throw alive(one, `answered ${answer?.stdout.trim() || 'nothing'} (exit ${answer?.exit})`);
    if (!recorded.some((event) => refusedBy(event, one)))
      throw alive(one, `did not refuse, or L7 has no record of it: ${answer.stderr.trim()}`);
  }
  return [...planted.map((one) => one.layer), 'L7'];
}

const refusedBy = (event: AuditEvent, { layer, event: planted }: PlantedCall): boolean =>
  event.decision === 'deny' &&
  event.session === planted.session_id &&
  event.call === (planted.tool_use_id ?? null) &&
  event.verdicts.some((verdict) => verdict.layer === layer && verdict.verdict === 'deny');

const alive = ({ layer, what }: PlantedCall, saw: string): HarnessError =>
  new HarnessError(
    'liveness.failed',
    `${layer} ${saw}; the planted call was: ${what}`,
    'nothing ran; check the rules of this layer with `harness explain`',
  );
