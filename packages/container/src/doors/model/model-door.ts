// The model door: the Messages API on a unix socket, the only way to a model; the key stays on this side.
import { createServer } from 'node:http';
import {
  type AnnouncedCall,
  HarnessError,
  type JudgeResults,
  type ModelCatalogue,
  type RecordEvent,
  describeError,
} from '@agent-harness/contracts';
import { listenAt } from '../unix-socket.ts';
import type { ServerTool } from './admit/server-tools.ts';
import { errorBody, writeRefusal } from './admit/refusal.ts';
import { openResults } from './results/settle-results.ts';
import { type Stage, serveRequest } from './serve-request.ts';
import { type BudgetLimits, type Spent, openBudget } from './spend/budget.ts';
import { loadCatalogue } from './spend/load-catalogue.ts';
import type { Upstream } from './upstreams/upstream.ts';

export interface ModelDoorOptions {
  /** Path of the unix socket. */
  socket: string;
  upstream: Upstream;
  stage: string;
  record: RecordEvent;
  /** Called for each tool call before the container can see it whole. */
  announce: (call: AnnouncedCall) => Promise<void>;
  /** Asked about every result of a call before a model reads it. Where it rejects, the request is not sent. */
  results: JudgeResults;
  /** Resolves true once the session's prompt has passed the hooks; until then no model is called. */
  hooksProven: () => Promise<boolean>;
  /** What the stage may spend; its wall time starts when the door opens. Nothing is limited by default. */
  budget?: BudgetLimits;
  /** Model ids that may be used, fallbacks included. Absent: every model of the catalogue. */
  models?: readonly string[] | undefined;
  /** The provider's own tools that the stage was granted; none by default. */
  serverTools?: readonly ServerTool[] | undefined;
  /** Names and prices; what this package ships by default. */
  catalogue?: ModelCatalogue;
}

export interface ModelDoor extends AsyncDisposable {
  readonly socket: string;
  /** The first reason why a request could not be answered, if any. */
  readonly problem: () => HarnessError | null;
  /** Totals so far. Tokens of a reply that was cut are an estimate. */
  readonly spent: () => Readonly<Spent>;
}

const FAILED = 'run again; if it comes back, report it with the last model.asked of the audit log';

export async function openModelDoor(options: ModelDoorOptions): Promise<ModelDoor> {
  const catalogue = options.catalogue ?? (await loadCatalogue());
  const limits = options.budget ?? {};
  const budget = openBudget(limits);
  let problem: HarnessError | null = null;
  const stage: Stage = {
    ...options,
    settle: openResults(options.results),
    budget,
    allowance: {
      models: options.models,
      serverTools: options.serverTools ?? [],
      limits,
      catalogue,
      billed: options.upstream.priceFactor > 0,
    },
    fail: (error) => void (problem ??= error),
  };
  const server = createServer((request, response) => {
    serveRequest(stage, request, response).catch((error: unknown) => {
      problem ??=
        error instanceof HarnessError
          ? error
          : new HarnessError('model.failed', describeError(error), FAILED);
      if (!response.headersSent) writeRefusal(response, { status: 502, reason: problem.message });
      else if (response.getHeader('content-type')?.toString().includes('event-stream'))
        response.end(`event: error\ndata: ${errorBody(502, `model door: ${problem.message}`)}\n\n`);
      else response.destroy();
    });
  });
  server.requestTimeout = 0; // a request may wait for a model as long as the stage lasts
  await listenAt(server, options.socket);
  return {
    socket: options.socket,
    problem: () => problem,
    spent: () => ({ ...budget.spent }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
