// One request through the egress door: decide, resolve, record, connect, pass on, record how it ended.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type AuditEntry, type HostGrant, type RecordEvent, auditEntry } from '@agent-harness/contracts';
import { checkedAddresses } from './checked-address.ts';
import { type EgressDecision, decideRequest } from './decide-request.ts';
import type { Account, EgressLimits } from './egress-limits.ts';
import { forward } from './forward.ts';
import { type Connected, type Network, connectFirst, secure } from './network.ts';
import type { NoTarget, Target } from './target.ts';
import { openTransfer } from './transfer.ts';
import { tunnel } from './tunnel.ts';

/** The rule of L3 that forbids a host, or null: levels above a grant may take from it. */
export type ForbidHost = (host: string) => string | null;

export interface OpenDoor {
  hosts: readonly HostGrant[];
  forbids: ForbidHost;
  stage: string;
  record: RecordEvent;
  limits: EgressLimits;
  account: Account;
  network: Network;
  closing: AbortSignal;
}

export type Client =
  | { kind: 'tunnel'; stream: Duplex; head: Buffer }
  | { kind: 'forward'; request: IncomingMessage; response: ServerResponse };

type Refusal = Omit<EgressDecision & { allowed: false }, 'allowed'>;
type Detail = AuditEntry['detail'];

/** Never throws: a request that cannot be recorded is refused, one that fails says so to the client. */
export async function serveRequest(door: OpenDoor, target: Target | NoTarget, client: Client): Promise<void> {
  const number = door.account.open();
  try {
    if (typeof number === 'number') await serveNumbered(door, target, client, number);
    else
      await deny(
        door,
        client,
        target,
        { rule: 'egress.requests', reason: number, instead: 'ask for less' },
        {},
      );
  } catch {
    answer(client, 503, 'the audit log does not take this request');
  } finally {
    if (typeof number === 'number') door.account.close();
  }
}

/** @throws when a record cannot be written */
async function serveNumbered(
  door: OpenDoor,
  target: Target | NoTarget,
  client: Client,
  request: number,
): Promise<void> {
  if ('refused' in target)
    return deny(
      door,
      client,
      target,
      { rule: 'egress.request', reason: target.refused, instead: 'use the proxy as curl or fetch do' },
      { request },
    );
  const decision = decideRequest(target, door.hosts);
  if (!decision.allowed) return deny(door, client, target, decision, { request });
  const forbidden = door.forbids(target.host);
  if (forbidden !== null)
    return deny(
      door,
      client,
      target,
      { rule: forbidden, reason: `the policy forbids ${target.host}`, instead: 'go on without it' },
      { request },
    );
  const checked = await checkedAddresses(target.host, door.network.resolve);
  if ('rule' in checked)
    return deny(door, client, target, { ...checked, instead: 'no other name for it will do' }, { request });
  const { rule, scheme } = decision;
  await note(door, 'egress.request', 'allow', target, {
    request,
    rule,
    scheme,
    address: checked.addresses[0] ?? '',
  });
  const port = scheme === 'https' && target.kind === 'forward' && target.port === 80 ? 443 : target.port;
  const started = performance.now();
  const ended = (detail: Detail): Promise<void> =>
    note(door, 'egress.closed', null, target, {
      request,
      ms: Math.round(performance.now() - started),
      ...detail,
    });
  let connected: Connected;
  try {
    connected = await connectFirst(door.network, checked.addresses, port, door.limits.connectMs);
    if (scheme === 'https' && target.kind === 'forward')
      connected = {
        ...connected,
        socket: await secure(connected.socket, target.host, door.network, door.limits.connectMs),
      };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    answer(client, 502, `${target.host} does not answer: ${reason}`);
    return ended({ end: 'unreachable', reason: reason.slice(0, 200), bytesUp: 0, bytesDown: 0 });
  }
  const transfer = openTransfer(door.account, door.limits, door.closing);
  connected.socket.on('error', () => transfer.end('broken'));
  const outcome =
    client.kind === 'tunnel'
      ? await tunnel(client.stream, client.head, target.host, connected, transfer)
      : await forward(target, client.request, client.response, connected.socket, transfer);
  if ('refused' in outcome && outcome.refused !== null)
    await note(door, 'egress.refused', 'deny', target, {
      request,
      rule: 'egress.server-name',
      reason: outcome.refused,
    });
  await ended({
    end: outcome.end,
    address: connected.address,
    ...('status' in outcome ? { status: outcome.status } : {}),
    ...transfer.bytes,
  });
}

/** @throws when the refusal cannot be recorded; the client is told 503 then */
async function deny(
  door: OpenDoor,
  client: Client,
  target: Target | NoTarget,
  { rule, reason, instead }: Refusal,
  detail: Detail,
): Promise<void> {
  await note(door, 'egress.refused', 'deny', target, { ...detail, rule, reason });
  answer(client, 403, `${reason}; ${instead} [${rule}]`);
}

function note(
  { stage, record }: OpenDoor,
  kind: 'egress.request' | 'egress.refused' | 'egress.closed',
  decision: 'allow' | 'deny' | null,
  target: Target | NoTarget,
  detail: Detail,
): Promise<void> {
  const asked: Detail =
    'refused' in target ? {} : { host: target.host, port: target.port, method: target.method };
  return record(
    auditEntry({
      stage,
      source: 'egress-door',
      kind,
      decision,
      input: shown(target),
      detail: { ...asked, ...detail },
    }),
  );
}

/** Without the query, which may carry what should not be kept. */
const shown = (target: Target | NoTarget): string | null =>
  'refused' in target
    ? null
    : `${target.method} ${target.host}:${target.port}${(target.path ?? '').split('?', 1)[0]?.slice(0, 500)}`;

/** Plain text, so that the program that asked shows the reason. */
function answer(client: Client, status: 403 | 502 | 503, reason: string): void {
  const text = `egress door: ${reason}\n`;
  const name = { 403: 'Forbidden', 502: 'Bad Gateway', 503: 'Service Unavailable' }[status];
  if (client.kind === 'forward') {
    if (client.response.headersSent) client.response.destroy();
    else
      client.response
        .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
        .end(text);
    return;
  }
  if (client.stream.writable)
    client.stream.end(
      `HTTP/1.1 ${status} ${name}\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(text)}\r\nconnection: close\r\n\r\n${text}`,
    );
}
