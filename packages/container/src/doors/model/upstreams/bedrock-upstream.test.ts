// Bedrock's wire, checked by a host of our own: signatures recomputed from AWS's specification, frames with their checksums.
import { createHash, createHmac } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { openKey } from '../keys/key.ts';
import { loadCatalogue } from '../spend/load-catalogue.ts';
import { bedrockUpstream } from './bedrock-upstream.ts';
import { type Answer, type Loopback, type Received, loopback, textOf } from './loopback.fixture.ts';
import type { UpstreamReply } from './upstream.ts';

const catalogue = await loadCatalogue();
const AWS = {
  accessKeyId: 'AKIDEXAMPLE00000',
  secretAccessKey: 'secret/of+the/account',
  sessionToken: 'session//token==',
};
const NOW = new Date('2026-11-22T10:11:12Z');
let host: Loopback | undefined;
afterEach(() => host?.[Symbol.asyncDispose]());

/** One frame, by the specification of the event stream encoding. */
export function frame(headers: Record<string, string>, payload: string): Buffer {
  const fields = Object.entries(headers).map(([name, value]) => {
    const head = Buffer.alloc(1 + name.length + 3);
    head.writeUInt8(name.length, 0);
    head.write(name, 1);
    head.writeUInt8(7, 1 + name.length); // a string
    head.writeUInt16BE(Buffer.byteLength(value), 2 + name.length);
    return Buffer.concat([head, Buffer.from(value)]);
  });
  const block = Buffer.concat(fields);
  const prelude = Buffer.alloc(12);
  prelude.writeUInt32BE(16 + block.length + Buffer.byteLength(payload), 0);
  prelude.writeUInt32BE(block.length, 4);
  prelude.writeUInt32BE(crc32(prelude.subarray(0, 8)), 8);
  const most = Buffer.concat([prelude, block, Buffer.from(payload)]);
  const end = Buffer.alloc(4);
  end.writeUInt32BE(crc32(most));
  return Buffer.concat([most, end]);
}
const chunk = (event: object): Buffer =>
  frame(
    { ':event-type': 'chunk', ':content-type': 'application/json', ':message-type': 'event' },
    JSON.stringify({ bytes: Buffer.from(JSON.stringify(event)).toString('base64'), p: 'abcdef' }),
  );
const STREAM = { 'content-type': 'application/vnd.amazon.eventstream' };

/** Signature Version 4, from its specification, of what arrived. */
function signatureOf({ method, path, headers, body }: Received, region: string): string {
  const authorization = String(headers['authorization']);
  const names = /SignedHeaders=([^,]+)/.exec(authorization)?.[1] ?? '';
  const at = String(headers['x-amz-date']);
  const scope = `${at.slice(0, 8)}/${region}/bedrock/aws4_request`;
  const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
  const canonicalPath = path
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
  const request = [
    method,
    canonicalPath,
    '',
    ...names.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    names,
    sha(body),
  ].join('\n');
  const hmac = (key: string | Buffer, text: string): Buffer =>
    createHmac('sha256', key).update(text).digest();
  const key = ['aws4_request'].reduce(
    hmac,
    hmac(hmac(hmac(`AWS4${AWS.secretAccessKey}`, at.slice(0, 8)), region), 'bedrock'),
  );
  return hmac(key, `AWS4-HMAC-SHA256\n${at}\n${scope}\n${sha(request)}`).toString('hex');
}

async function ask(
  answer: Answer | ((request: Received, count: number) => Answer),
  more: {
    path?: string;
    body?: object;
    token?: string;
    profile?: string;
    names?: Record<string, string>;
  } = {},
): Promise<UpstreamReply> {
  host = await loopback(typeof answer === 'function' ? answer : () => answer);
  const upstream = bedrockUpstream({
    region: 'eu-central-1',
    profile: more.profile ?? 'eu',
    key: openKey({ from: 'value', secret: more.token ?? { token: '', aws: AWS, expiresAt: null } }),
    endpoint: host.url,
    catalogue,
    now: () => NOW,
    ...(more.names ? { names: more.names } : {}),
  });
  return upstream.send(
    {
      method: 'POST',
      path: more.path ?? '/v1/messages?beta=true',
      headers: {
        'content-type': 'application/json',
        'anthropic-version': '2023-06-01',
        'anthropic-beta': 'claude-code-20250219,interleaved-thinking-2025-05-14,advanced-tool-use-2025-11-20',
      },
      body: JSON.stringify(
        more.body ?? {
          model: 'claude-haiku-4-5-20251001',
          stream: true,
          max_tokens: 5,
          context_management: { edits: [] },
          messages: [{ role: 'user', content: 'Grüße' }],
        },
      ),
    },
    new AbortController().signal,
  );
}

const events = [
  { type: 'message_start', message: { usage: { input_tokens: 3 } } },
  { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'a\nb' } },
  { type: 'message_stop', 'amazon-bedrock-invocationMetrics': { inputTokenCount: 3 } },
];

describe('a request', () => {
  it('goes to the model’s inference profile with the API’s version and betas in its body', async () => {
    await ask({ headers: STREAM, chunks: [] });
    const [sent] = host!.received;
    expect(sent?.path).toBe(
      '/model/eu.anthropic.claude-haiku-4-5-20251001-v1%3A0/invoke-with-response-stream',
    );
    expect(JSON.parse(sent!.body)).toEqual({
      anthropic_version: 'bedrock-2023-05-31',
      anthropic_beta: ['interleaved-thinking-2025-05-14', 'tool-search-tool-2025-10-19'],
      max_tokens: 5,
      messages: [{ role: 'user', content: 'Grüße' }],
    });
    expect(sent?.headers).toMatchObject({
      accept: 'application/vnd.amazon.eventstream',
      'content-type': 'application/json',
    });
    expect(sent?.headers).not.toHaveProperty('anthropic-version');
  });

  it('carries a signature that AWS’s specification gives again', async () => {
    await ask({ headers: STREAM, chunks: [] });
    const [sent] = host!.received;
    const authorization = String(sent?.headers['authorization']);
    expect(authorization).toContain(
      `AWS4-HMAC-SHA256 Credential=${AWS.accessKeyId}/20261122/eu-central-1/bedrock/aws4_request`,
    );
    for (const name of ['host', 'x-amz-date', 'x-amz-security-token', 'content-type'])
      expect(authorization).toMatch(new RegExp(`SignedHeaders=[^,]*\\b${name}\\b`));
    expect(sent?.headers['x-amz-security-token']).toBe(AWS.sessionToken);
    expect(/Signature=([0-9a-f]{64})$/.exec(authorization)?.[1]).toBe(signatureOf(sent!, 'eu-central-1'));
    // The check itself can fail: one letter of the body changes the signature.
    expect(signatureOf({ ...sent!, body: `${sent!.body} ` }, 'eu-central-1')).not.toBe(
      /Signature=([0-9a-f]{64})$/.exec(authorization)?.[1],
    );
  });

  it('shows a bearer token where that is the key', async () => {
    await ask({ headers: STREAM, chunks: [] }, { token: 'bedrock-api-key-of-the-team', profile: '' });
    expect(host!.received[0]?.headers['authorization']).toBe('Bearer bedrock-api-key-of-the-team');
    expect(host!.received[0]?.path).toBe(
      '/model/anthropic.claude-haiku-4-5-20251001-v1%3A0/invoke-with-response-stream',
    );
  });

  it('uses a name that it was given, as it is', async () => {
    const arn = 'arn:aws:bedrock:eu-central-1:1:application-inference-profile/x';
    await ask({ headers: STREAM, chunks: [] }, { names: { 'claude-haiku-4-5-20251001': arn } });
    expect(host!.received[0]?.path).toBe(`/model/${encodeURIComponent(arn)}/invoke-with-response-stream`);
    const authorization = String(host!.received[0]?.headers['authorization']);
    expect(/Signature=(.*)$/.exec(authorization)?.[1]).toBe(signatureOf(host!.received[0]!, 'eu-central-1'));
  });

  it('counts tokens by the model itself', async () => {
    const reply = await ask(
      { headers: { 'content-type': 'application/json' }, chunks: ['{"inputTokens":42}'] },
      { path: '/v1/messages/count_tokens?beta=true', body: { model: 'claude-haiku-4-5', messages: [] } },
    );
    expect(await textOf(reply.body)).toBe('{"input_tokens":42}');
    const [sent] = host!.received;
    expect(sent?.path).toBe('/model/anthropic.claude-haiku-4-5-20251001-v1%3A0/count-tokens');
    const { input } = JSON.parse(sent!.body) as { input: { invokeModel: { body: string } } };
    expect(JSON.parse(Buffer.from(input.invokeModel.body, 'base64').toString())).toMatchObject({
      anthropic_version: 'bedrock-2023-05-31',
      max_tokens: 1,
      messages: [],
    });
  });

  it('is not sent for a model that Bedrock does not have', async () => {
    await expect(
      ask({ chunks: [] }, { body: { model: 'claude-mythos-5', stream: true, messages: [] } }),
    ).rejects.toMatchObject({ code: 'model.name' });
    expect(host!.received).toEqual([]);
  });
});

describe('a reply', () => {
  it('becomes server-sent events', async () => {
    const reply = await ask({ headers: STREAM, chunks: events.map(chunk) });
    expect(reply.headers['content-type']).toBe('text/event-stream');
    expect(await textOf(reply.body)).toBe(
      events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(''),
    );
  });

  it('that breaks off in an exception becomes the API’s error event', async () => {
    const failed = frame(
      {
        ':exception-type': 'throttlingException',
        ':content-type': 'application/json',
        ':message-type': 'exception',
      },
      '{"message":"slow down"}',
    );
    const reply = await ask({ headers: STREAM, chunks: [chunk(events[0]!), failed] });
    expect(await textOf(reply.body)).toContain(
      'event: error\ndata: {"type":"error","error":{"type":"rate_limit_error","message":"throttlingException: slow down"}}\n\n',
    );
  });

  it.each([
    [
      'a wrong checksum',
      (whole: Buffer) => Buffer.concat([whole.subarray(0, 40), Buffer.from('X'), whole.subarray(41)]),
    ],
    ['half a frame', (whole: Buffer) => whole.subarray(0, whole.length - 3)],
    ['a frame without end', () => Buffer.from([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0])],
  ])('with %s is refused', async (_, damage) => {
    const reply = await ask({ headers: STREAM, chunks: [damage(chunk(events[0]!))] });
    await expect(textOf(reply.body)).rejects.toMatchObject({ code: 'model.frame' });
  });

  it('of another type is refused', async () => {
    await expect(ask({ headers: { 'content-type': 'text/html' }, chunks: ['<html>'] })).rejects.toMatchObject(
      {
        code: 'model.frame',
      },
    );
  });

  it('that is an error has the API’s form, and no word of the key that AWS repeats in it', async () => {
    const message = `The canonical string should have been 'host:x\nx-amz-security-token:${AWS.sessionToken}' for ${AWS.accessKeyId}`;
    const reply = await ask({ status: 403, chunks: [JSON.stringify({ message })] });
    const text = await textOf(reply.body);
    expect(JSON.parse(text)).toMatchObject({ type: 'error', error: { type: 'permission_error' } });
    for (const word of Object.values(AWS)) expect(text).not.toContain(word);
    expect(text).toContain('[held by the model door]');
  });
});
