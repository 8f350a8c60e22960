// What is known of a request for a Bash call, for tests of plans.
import type { Facts } from './judgement.ts';

export const facts: Facts = {
  event: 'tool.permit',
  hook: 'PermissionRequest',
  session: 's1',
  call: null,
  tool: 'Bash',
  cwd: '/workspace',
  digest: `sha256:${'0'.repeat(64)}`,
};
