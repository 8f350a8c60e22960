// A guard in the thread of the test, with a session open, and what a call is answered with.
import type { AuditEntry, GuardSession } from '@agent-harness/contracts';
import { sessionOf } from '../session/session.fixture.ts';
import { createCore } from './core.ts';
import { judgeHere } from './judge.fixture.ts';
import { fakeLayers } from './layers.fixture.ts';

interface Options {
  stage?: GuardSession;
  deadlineMs?: number;
  append?: (entry: AuditEntry) => Promise<void>;
}

export async function guard({
  stage = sessionOf(),
  deadlineMs = 60_000,
  append = async () => {},
}: Options = {}) {
  const entries: AuditEntry[] = [];
  const failures: string[] = [];
  const log = {
    async append(entry: AuditEntry): Promise<never> {
      await append(entry);
      entries.push(entry);
      return undefined as never;
    },
  };
  const looks: Buffer[] = [];
  const cleaned: string[] = [];
  const judge = judgeHere(fakeLayers);
  const counted: typeof judge = {
    ...judge,
    judge(bytes, ...rest) {
      looks.push(bytes);
      return judge.judge(bytes, ...rest);
    },
    finish(drafts, ...rest) {
      cleaned.push(...drafts.map(({ entry }) => entry.kind));
      return judge.finish(drafts, ...rest);
    },
  };
  const core = createCore(log, counted, { deadlineMs, onFailed: (reason) => failures.push(reason) });
  await core.open(stage);
  const send = (event: object) =>
    core.handle(Buffer.from(`${JSON.stringify({ session_id: 's1', cwd: '/workspace', ...event })}\n`));
  const ask = (command: string, tool = 'Bash') =>
    send({ hook_event_name: 'PermissionRequest', tool_name: tool, tool_input: { command } });
  const announce = (...calls: [id: string, command: string][]) =>
    calls.forEach(([id, command]) => core.announce({ id, tool: 'Bash', input: { command } }));
  const result = async (id: string, text: string, isError = false) =>
    (await core.results([{ id, isError, texts: [text] }]))[0];
  return { core, entries, failures, looks, cleaned, send, ask, result, announce };
}

const decision = (behavior: string) => ({
  exit: 0,
  body: { hookSpecificOutput: { decision: { behavior } } },
});
export const allowed = decision('allow');
export const denied = decision('deny');
