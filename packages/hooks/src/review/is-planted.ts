// Which record of a log is about a call that the harness planted to see that the guard is alive.
import type { AuditEvent } from '@agent-harness/contracts';

/** As the guard says, not the event: any process of the agent can send one under any session's name. */
export function isPlanted({ detail }: AuditEvent): boolean {
  return detail['liveness'] === true;
}
