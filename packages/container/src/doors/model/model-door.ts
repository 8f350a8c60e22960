// The model door: the Messages API on a unix socket, the only way to a model; the key stays on this side.
import { chmod, rm } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { finished } from 'node:stream/promises';
import {
  type AnnouncedCall,
  HarnessError,
  type RecordEvent,
  auditEntry,
  describeError,
} from '@agent-harness/contracts';
import { announceMessage, announceStream } from './announce-calls.ts';
import { type Upstream, forwardedHeaders } from './upstream.ts';

export interface ModelDoorOptions {
  /** Path of the unix socket. */
  socket: string;
  upstream: Upstream;
  stage: string;
  record: RecordEvent;
  /** Called for each tool call before the container can see it. */
  announce: (call: AnnouncedCall) => Promise<void>;
  /** Resolves true once the session's prompt has passed the hooks; until then no model is called. */
  hooksProven: () => Promise<boolean>;
}

export interface ModelDoor extends AsyncDisposable {
  readonly socket: string;
  /** The first reason why a request could not be answered, if any. */
  readonly problem: () => HarnessError | null;
}

const MAX_BODY = 32 * 1024 * 1024;
const ALLOWED = /^\/v1\/messages(\/count_tokens)?(\?[\w=&.-]*)?$/;

export async function openModelDoor(options: ModelDoorOptions): Promise<ModelDoor> {
  let problem: HarnessError | null = null;
  const server = createServer((request, response) => {
    serve(options, request, response).catch((error: unknown) => {
      problem ??=
        error instanceof HarnessError
          ? error
          : new HarnessError('model.failed', describeError(error), 'see the audit log');
      if (response.headersSent) response.destroy();
      else refuse(response, 502, problem.message);
    });
  });
  await rm(options.socket, { force: true });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(options.socket, resolve));
  await chmod(options.socket, 0o666); // the folder around it is closed to other users of this host
  return {
    socket: options.socket,
    problem: () => problem,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(
  options: ModelDoorOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { upstream, stage, record } = options;
  const path = request.url ?? '';
  if (request.method === 'HEAD' && path === '/') return void response.writeHead(200).end();
  const note = (
    kind: 'model.request' | 'model.refused',
    detail: Record<string, string | number | boolean | null>,
  ) => record(auditEntry({ stage, source: 'model-door', kind, detail }));
  const deny = async (status: number, reason: string): Promise<void> => {
    await note('model.refused', { method: request.method ?? '', path: path.slice(0, 200), reason });
    refuse(response, status, reason);
  };
  if (request.method !== 'POST' || !ALLOWED.test(path))
    return deny(404, 'the model door passes POST /v1/messages and its count_tokens only');
  const body = await readBody(request);
  if (body === null) return deny(413, `a request is at most ${MAX_BODY} bytes`);
  if (!(await options.hooksProven()))
    return deny(
      403,
      'the session’s prompt has not passed the hooks; no model is called before they are proven',
    );

  const abort = new AbortController();
  response.once('close', () => abort.abort());
  const reply = await upstream.send(
    { method: 'POST', path, headers: forwardedHeaders(request.headers), body },
    abort.signal,
  );
  await note('model.request', { upstream: upstream.name, path, bytes: body.length, status: reply.status });
  response.writeHead(reply.status, reply.headers);
  const announced = (
    reply.headers['content-type']?.includes('event-stream') ? announceStream : announceMessage
  )(reply.body, options.announce);
  for await (const chunk of announced)
    if (!response.write(chunk))
      await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
  response.end();
  await finished(response).catch(() => {}); // the container went away; its end is reported elsewhere
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The error shape of the Messages API, so that Claude Code shows the reason. */
function refuse(response: ServerResponse, status: number, reason: string): void {
  const text = JSON.stringify({
    type: 'error',
    error: { type: 'permission_error', message: `model door: ${reason}` },
  });
  response.writeHead(status, { 'content-type': 'application/json', 'x-should-retry': 'false' }).end(text);
}
