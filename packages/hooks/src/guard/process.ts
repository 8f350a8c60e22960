// The guard process: answers hooks on its socket, takes orders from the harness over the fork's channel, ends with it.
import type { Server } from 'node:net';
import { HarnessError } from '@agent-harness/contracts';
import { type AuditLog, openAuditLog } from '../audit/log.ts';
import { type GuardCore, createCore } from './core.ts';
import type { Judge } from './judgement.ts';
import { listen } from './listen.ts';
import type { GuardCommand, GuardMessage, GuardRequest } from './messages.ts';

interface Running {
  log: AuditLog;
  core: GuardCore;
  socket: string;
  server: Server;
}

/** Runs until the harness says stop, or is gone. @param send to the harness */
export function runGuard(judge: Judge, send: (message: GuardMessage) => void): void {
  let running: Running | null = null;

  function required(): Running {
    if (running) return running;
    throw new HarnessError('guard.not-started', 'the guard has not been started', 'send start first');
  }

  async function start({ run, auditFile, socketDir }: GuardRequest & { method: 'start' }): Promise<string> {
    const log = await openAuditLog(auditFile, { run });
    await judge.ready();
    const core = createCore(log, judge, { onFailed: (reason) => send({ kind: 'failed', reason }) });
    running = { log, core, ...(await listen(socketDir, core)) };
    return running.socket;
  }

  async function stop(): Promise<void> {
    running?.server.close();
    await running?.log.close();
    await judge[Symbol.asyncDispose]();
  }

  async function obey(request: GuardRequest): Promise<unknown> {
    switch (request.method) {
      case 'start':
        return start(request);
      case 'record':
        return required().core.record(request.entry);
      case 'open':
        return required().core.open(request.session);
      case 'announce':
        return required().core.announce(request.call);
      case 'results':
        return required().core.results(request.results);
      case 'promptSeen':
        return required().core.promptSeen(request.withinMs);
      case 'tally':
        return required().core.tally();
      case 'stop':
        return stop();
    }
  }

  process.on('message', ({ id, request }: GuardCommand) => {
    obey(request)
      .then((value) => send({ kind: 'done', id, value: value ?? null }))
      .catch((cause: unknown) => send({ kind: 'error', id, error: describe(cause) }));
  });
  // Without its harness nobody would seal the log or end the session: better no guard, which refuses everything.
  process.on('disconnect', () => {
    void stop().finally(() => process.exit(0));
  });
}

function describe(cause: unknown): { code: string; message: string; instead: string } {
  if (cause instanceof HarnessError)
    return { code: cause.code, message: cause.message, instead: cause.instead };
  return { code: 'guard.failed', message: String(cause), instead: 'report this as a defect of the guard' };
}
