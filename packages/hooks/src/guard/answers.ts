// What the guard says to Claude Code, in the words of its hook contract.
// Shapes proven on CLI 2.1.330: a decision without `hookEventName` is ignored, and an ignored permission is refused.
import { type Answer, reasonLimit } from './protocol.ts';

/** Nothing to add; the event passes. */
export const pass: Answer = { exit: 0, body: {} };

export function block(reason: string): Answer {
  return { exit: 2, reason };
}

/** Opens every denied permission, so that a refusal can be told from an output. */
export const deniedPermission = 'Refused by the guard';

export function permit(): Answer {
  return hookOutput('PermissionRequest', { decision: { behavior: 'allow' } });
}

/** Exit 2 is ignored for this event, so a denial is an answer in JSON. */
export function denyPermit(reason: string): Answer {
  const message = `${deniedPermission}: ${reason}`.slice(0, reasonLimit);
  return hookOutput('PermissionRequest', { decision: { behavior: 'deny', message } });
}

function hookOutput(hookEventName: string, fields: object): Answer {
  return { exit: 0, body: { hookSpecificOutput: { hookEventName, ...fields } } };
}
