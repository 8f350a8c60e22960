// One request through the model door: read, admitted, its results settled, recorded, sent, relayed, accounted for.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';
import { type AuditEntry, HarnessError, auditEntry } from '@agent-harness/contracts';
import { readBody } from '../unix-socket.ts';
import { type Admitted, type Allowance, admitRequest } from './admit/admit-request.ts';
import { type ModelRequest, readRequest } from './admit/read-request.ts';
import { type Refusal, errorBody, isRefusal, refusal, writeRefusal } from './admit/refusal.ts';
import type { ModelDoorOptions } from './model-door.ts';
import { relayMessage, relayStream } from './relay/relay-reply.ts';
import { openReplyReader } from './relay/reply-facts.ts';
import type { SettleResults } from './results/settle-results.ts';
import { accountFor } from './spend/account-for.ts';
import type { Budget } from './spend/budget.ts';
import { type UpstreamReply, forwardedHeaders } from './upstreams/upstream.ts';

export interface Stage extends Omit<
  ModelDoorOptions,
  'budget' | 'models' | 'serverTools' | 'catalogue' | 'results'
> {
  settle: SettleResults;
  budget: Budget;
  allowance: Allowance;
  /** Makes this the reason why the session failed. */
  fail: (problem: HarnessError) => void;
}

const MAX_BODY = 32 * 1024 * 1024;
const ALLOWED = /^\/v1\/messages(\/count_tokens)?(\?[\w=&.-]*)?$/;

export async function serveRequest(
  stage: Stage,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url ?? '';
  if (request.method === 'HEAD' && path === '/') return void response.writeHead(200).end();
  const read = await readFrom(request, path);
  const admitted = isRefusal(read) ? read : await admit(stage, read);
  if (isRefusal(admitted)) return deny(stage, request, response, admitted);
  await forward(stage, path, forwardedHeaders(request.headers), admitted, response);
}

async function readFrom(request: IncomingMessage, path: string): Promise<ModelRequest | Refusal> {
  if (request.method !== 'POST' || !ALLOWED.test(path))
    return refusal(404, 'the model door passes POST /v1/messages and its count_tokens only');
  const body = await readBody(request, MAX_BODY);
  return body === null ? refusal(413, `a request is at most ${MAX_BODY} bytes`) : readRequest(path, body);
}

interface Sendable extends Admitted {
  /** As it may be sent. */
  request: ModelRequest;
}

async function admit(stage: Stage, asked: ModelRequest): Promise<Sendable | Refusal> {
  if (!(await stage.hooksProven()))
    return refusal(
      403,
      'the session’s prompt has not passed the hooks; no model is called before they are proven',
    );
  const admitted = admitRequest(asked, stage.allowance);
  if (isRefusal(admitted)) return admitted;
  const request = await stage.settle(asked);
  if ('stop' in request) {
    stage.fail(new HarnessError('guard.stopped', `stage ${stage.stage}: ${request.stop}`, LOG));
    return refusal(403, request.stop);
  }
  if (isRefusal(request)) return request;
  const spent = stage.budget.exhausted();
  if (spent === null) {
    stage.budget.begin(); // at once, so that requests side by side cannot pass one limit together
    return { ...admitted, request };
  }
  const reason = `the stage’s budget of ${spent.limit} is spent`;
  stage.fail(budgetError(spent.what === 'time', `stage ${stage.stage}: ${reason}`));
  return refusal(403, reason);
}

const LOG = '`harness review` of the run’s folder shows what was asked and refused';

const budgetError = (time: boolean, reason: string): HarnessError =>
  new HarnessError(
    time ? 'timeout.model' : 'model.budget',
    reason,
    'raise the stage’s limits in the skill’s manifest if the work is worth it',
  );

async function deny(
  { stage, record }: Stage,
  request: IncomingMessage,
  response: ServerResponse,
  why: Refusal,
): Promise<void> {
  const detail = { method: request.method ?? '', path: (request.url ?? '').slice(0, 200), ...why };
  await record(auditEntry({ stage, source: 'model-door', kind: 'model.refused', detail }));
  writeRefusal(response, why);
}

async function forward(
  stage: Stage,
  path: string,
  headers: Record<string, string>,
  { request, model }: Sendable,
  response: ServerResponse,
): Promise<void> {
  const { upstream, record, budget } = stage;
  const started = performance.now();
  const asked = { upstream: upstream.name, path, model: String(request.value['model']).slice(0, 100) };
  const note = (kind: 'model.asked' | 'model.request', detail: AuditEntry['detail']) =>
    record(auditEntry({ stage: stage.stage, source: 'model-door', kind, detail: { ...asked, ...detail } }));
  await note('model.asked', { bytes: request.text.length });

  const reader = openReplyReader(request.text.length);
  const end = new AbortController();
  const outOfTime = limitTime(budget, end);
  response.once('close', () => end.abort());
  let reply: UpstreamReply | null = null;
  let firstByte: number | null = null;
  try {
    reply = await upstream.send({ method: 'POST', path, headers, body: request.text }, end.signal);
    response.writeHead(reply.status, reply.headers).flushHeaders();
    const relay = reply.headers['content-type']?.includes('event-stream') ? relayStream : relayMessage;
    for await (const chunk of relay(reply.body, reader, stage.announce)) {
      firstByte ??= performance.now();
      if (!response.write(chunk)) await drained(response);
    }
  } catch (error) {
    // The container went away, or its time is up: neither is the upstream's fault.
    if (!end.signal.aborted) throw error;
    if (outOfTime.is) cut(stage, response);
  } finally {
    outOfTime.clear();
    const ended = { facts: reader.facts(), reply, request, model, cut: end.signal.aborted };
    const { usage, usd, detail } = accountFor(ended, stage.allowance.catalogue, upstream.priceFactor);
    budget.end(usage, usd ?? 0);
    const ms = (at: number | null): number | null => (at === null ? null : Math.round(at - started));
    await note('model.request', { ...detail, firstByteMs: ms(firstByte), durationMs: ms(performance.now()) });
  }
  response.end();
  await finished(response).catch(() => {}); // the container went away; its end is reported elsewhere
}

function limitTime(budget: Budget, end: AbortController): { readonly is: boolean; clear: () => void } {
  const left = budget.remainingMs();
  const state = { is: false, clear: () => {} };
  if (left === null) return state;
  const timer = setTimeout(() => {
    state.is = true;
    end.abort();
  }, left);
  state.clear = () => clearTimeout(timer);
  return state;
}

/** Ends a reply at the wall time, in the form of the API. */
function cut(stage: Stage, response: ServerResponse): void {
  const reason = `stage ${stage.stage} ran out of its wall time while a model answered`;
  stage.fail(budgetError(true, reason));
  if (response.headersSent)
    response.write(`event: error\ndata: ${errorBody(504, `model door: ${reason}`)}\n\n`);
  else writeRefusal(response, { status: 504, reason });
}

const drained = (response: ServerResponse): Promise<unknown> =>
  new Promise((resolve) => {
    if (response.destroyed) return resolve(undefined);
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve(undefined);
    };
    response.once('drain', done).once('close', done);
  });
