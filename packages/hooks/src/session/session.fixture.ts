// A small stage session for tests.
import type { GuardSession, Policy } from '@agent-harness/contracts';

export function sessionOf({
  maxRefusals = 10,
  liveness = false,
  mounts = [],
  space = {},
}: {
  maxRefusals?: number;
  liveness?: boolean;
  mounts?: GuardSession['mounts'];
  space?: Partial<Policy['space']>;
} = {}): GuardSession {
  return {
    stage: 'draft',
    liveness,
    mounts,
    policy: {
      contract: 'policy/1',
      name: 'test',
      rules: [],
      space: { tools: [], commands: [], read: [], write: [], hosts: [], ...space },
      // Long: a test must not turn on how busy its machine is.
      limits: { deadlineMs: 10_000, maxEventBytes: 262_144, maxRefusals },
    },
  };
}
