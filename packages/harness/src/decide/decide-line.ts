// One line of a batch: a Claude Code hook event as JSON, and what the guard would answer.
import { type Policy, describeError } from '@agent-harness/contracts';
import { type DecideContext, decide, normalise } from '@agent-harness/hooks';

type Answer = Pick<ReturnType<typeof decide>, 'decision' | 'verdicts'>;

/**
 * Never throws: what cannot be read is denied, with the reason.
 * @param text one line, without its end
 */
export function decideLine(text: string, policy: Policy, context: DecideContext): Answer {
  try {
    if (Buffer.byteLength(text) > policy.limits.maxEventBytes)
      return refused(
        'event.too-large',
        `the event is larger than ${policy.limits.maxEventBytes} bytes`,
        'split it',
      );
    const event = normalise(JSON.parse(text));
    const { decision, verdicts } = decide(event, startedIn(event.cwd, policy), context);
    return { decision, verdicts };
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? 'the line is not JSON' : describeError(cause);
    return refused(
      'event.invalid',
      reason,
      'pass the JSON that Claude Code writes to the hook, one event a line',
    );
  }
}

const REPOSITORY = '/workspace';

/**
 * Every line stands alone, so it is judged as its session's first, and Claude Code starts where the repository is:
 * a `cwd` below /workspace narrows the roots to it.
 */
function startedIn(cwd: string, policy: Policy): Policy {
  if (!cwd.startsWith(`${REPOSITORY}/`) || cwd.includes('/..')) return policy;
  const narrowed = (roots: string[]) => roots.map((root) => (root === REPOSITORY ? cwd : root));
  return {
    ...policy,
    space: { ...policy.space, read: narrowed(policy.space.read), write: narrowed(policy.space.write) },
  };
}

/** In the name of L1: what is no event is no call of the problem space. */
function refused(rule: string, reason: string, instead: string): Answer {
  return {
    decision: 'deny',
    verdicts: [{ layer: 'L1', verdict: 'deny', rule, reason, instead, words: [] }],
  };
}
