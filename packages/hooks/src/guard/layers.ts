// What the guard needs of the layers that judge: the seam between the process and its rules.
import type { GuardSession, Policy, ToolEvent } from '@agent-harness/contracts';
import type { DecideContext } from '../decide/context.ts';
import type { Decision } from '../decide/decide.ts';
import type { EventFacts } from '../event/normalise.ts';
import type { Redactor } from '../sanitise/redactor.ts';
import type { Sanitised } from '../sanitise/sanitise-response.ts';

export interface Layers {
  /** What an event is, without what it asks for. @throws when it is no hook event */
  readFacts(raw: unknown): EventFacts;
  /** Reads a hook event. @param facts of it, where they are known. @throws when it is not one */
  normalise(raw: unknown, facts?: EventFacts): ToolEvent;
  decide(event: ToolEvent, policy: Policy, context: DecideContext): Decision;
  /** Resolves paths as the stage's container would, symlinks included. */
  resolver(stage: GuardSession): DecideContext['resolve'];
  /** What may reach the model of a tool's output, in the output's own shape. */
  sanitiseResponse(response: unknown, policy: Policy): Sanitised;
  /** The credentials that a tool's output holds, for their fingerprints. */
  credentialsIn(response: unknown, policy: Policy): { rule: string; secret: string }[];
  /**
   * Replaces the credentials of an event, and whatever looks like one, in any text about it.
   * @param policy null while no session is open: then the shipped rules
   * @param input the event's `tool_input` as JSON, where it is at hand
   */
  redactor(event: unknown, policy: Policy | null, input?: string): Redactor;
}
