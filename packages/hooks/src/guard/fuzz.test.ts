import { type AuditEntry, parse } from '@agent-harness/contracts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainRecord, chainStart } from '../audit/record.ts';
import { composePolicy } from '../policy/compose-policy.ts';
import { createCore } from './core.ts';
import { judgeHere } from './judge.fixture.ts';
import { type Answer, decodeRequest } from './protocol.ts';
import { securityLayers } from './security-layers.ts';

const space = { name: 'fuzz', tools: ['Bash'], read: ['/workspace'], write: [], hosts: [] };
const policy = composePolicy({ ...space, commands: ['ls', 'cat'].map((name) => ({ name, why: 'test' })) });
const stage = {
  stage: 'fuzz',
  policy: { ...policy, limits: { ...policy.limits, deadlineMs: 10_000, maxRefusals: 1_000_000 } },
  mounts: [],
  liveness: false,
};

const event = (command: string): object => ({
  session_id: 's1',
  transcript_path: '/dev/null',
  cwd: '/workspace',
  permission_mode: 'default',
  hook_event_name: 'PermissionRequest',
  tool_name: 'Bash',
  tool_input: { command, description: 'text' },
});

const framed = (body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`harness-hook/1 ${body.length}\n`), body]);

/** What a fresh guard, to which the model asked for this very call, says to these bytes. */
async function answerTo(bytes: Buffer): Promise<Answer> {
  const log = {
    async append(entry: AuditEntry): Promise<never> {
      // The guard's own records are written unchecked: whatever comes in, they keep the contract.
      parse('audit-event', chainRecord(entry, { ...chainStart, run: 'r', now: new Date(0) }), 'record');
      return undefined as never;
    },
  };
  const core = createCore(log, judgeHere(securityLayers), { deadlineMs: 60_000, onFailed() {} });
  await core.open(stage);
  // As if the model had asked for just that: what is left to refuse it is the judgement.
  core.announce({ id: 't1', tool: 'Bash', input: inputIn(bytes) });
  const request = decodeRequest(bytes);
  return typeof request === 'string' ? core.refuse(request) : core.handle(request);
}

function inputIn(bytes: Buffer): Record<string, unknown> | null {
  try {
    const body = bytes.subarray(bytes.indexOf(0x0a) + 1);
    return (JSON.parse(body.toString()) as { tool_input: Record<string, unknown> }).tool_input;
  } catch {
    return null;
  }
}

const isAllow = (answer: Answer): boolean =>
  answer.exit === 0 && JSON.stringify(answer.body).includes('"behavior":"allow"');

/** One way to damage bytes: a byte changed, a part cut out, said twice, put in, or the end lost. */
const damage = fc.record({
  how: fc.constantFrom('flip', 'cut', 'twice', 'insert', 'end'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.integer({ min: 1, max: 40 }),
  byte: fc.integer({ min: 0, max: 255 }),
});

type Damage = typeof damage extends fc.Arbitrary<infer Value> ? Value : never;

function damaged(bytes: Buffer, { how, at, size, byte }: Damage): Buffer {
  const from = Math.floor(at * bytes.length);
  const to = Math.min(bytes.length, from + size);
  const [before, part, after] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)];
  switch (how) {
    case 'flip':
      return Buffer.concat([before, Buffer.from([byte]), bytes.subarray(from + 1)]);
    case 'cut':
      return Buffer.concat([before, after]);
    case 'twice':
      return Buffer.concat([before, part, part, after]);
    case 'insert':
      return Buffer.concat([before, Buffer.alloc(size, byte), bytes.subarray(from)]);
    default:
      return before;
  }
}

/** The same JSON in another encoding, which a lenient reader might take. */
const recoded = fc.constantFrom<(text: string) => Buffer>(
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(text.replace('text', 't\u00e9xt'), 'latin1'),
  (text) => Buffer.from(Buffer.from(text).toString('base64')),
  (text) => Buffer.from(`${text}\n${text}`),
  (text) => Buffer.from(`[${text}]`),
  (text) => Buffer.from(JSON.stringify(text)),
  (text) => Buffer.from(text.replaceAll('"', "'")),
  (text) => Buffer.from(text.replace('"tool_name"', '"Tool_name"')),
);

describe('a request that is not what the client sent', () => {
  const good = Buffer.from(JSON.stringify(event('ls src')));
  const bad = Buffer.from(JSON.stringify(event('rm -rf /workspace')));

  it('starts from one that is allowed, and one that is not', async () => {
    expect(isAllow(await answerTo(framed(good)))).toBe(true);
    expect(isAllow(await answerTo(framed(bad)))).toBe(false);
  });

  it('is refused when its frame is damaged', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const bytes = damaged(framed(good), how);
        fc.pre(!bytes.equals(framed(good)));
        const answer = await answerTo(bytes);
        // Its length may still be right: then it is another event, and judged as one.
        if (isAllow(answer)) expect(bytes.length).toBe(framed(good).length);
      }),
      { numRuns: 150 },
    );
  });

  it('is allowed only as the call that the policy allows, whatever is damaged inside', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const body = damaged(good, how);
        if (!isAllow(await answerTo(framed(body)))) return;
        const { tool_name, tool_input } = JSON.parse(body.toString()) as Record<string, { command: string }>;
        expect(tool_name).toBe('Bash');
        expect(tool_input?.command).toMatch(/^(?:ls|cat)(?:\s|$)/u);
        expect(tool_input?.command).not.toMatch(/[;&|<>`$]|\.\.|\//u);
      }),
      { numRuns: 300 },
    );
  });

  it('never turns a denial into leave', async () => {
    await fc.assert(
      fc.asyncProperty(damage, damage, async (first, second) => {
        expect(isAllow(await answerTo(framed(damaged(damaged(bad, first), second))))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused in any other encoding', async () => {
    await fc.assert(
      fc.asyncProperty(recoded, async (recode) => {
        expect(isAllow(await answerTo(framed(recode(good.toString()))))).toBe(false);
      }),
    );
  });
});
