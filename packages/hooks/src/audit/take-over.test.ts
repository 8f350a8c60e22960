// Taking over a dead writer's log: what a crash leaves is continued, what somebody changed is not.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFile, logOf, note } from './audit-log.fixture.ts';
import { planHealing } from './heal.ts';
import { openAuditLog } from './log.ts';
import { type ChainPosition, after, chainRecord, chainStart, genesis, harnessEntry } from './record.ts';
import { scanLog } from './scan.ts';
import { verifyAuditLog, verifyBytes } from './verify.ts';

const of = { file: 'audit.jsonl', run: 'r1', now: new Date(1) };
const record = (entry: Parameters<typeof chainRecord>[0], at: ChainPosition) =>
  chainRecord(entry, { ...at, run: 'r1', now: new Date(0) });
const seal = record(harnessEntry('run.sealed', {}), chainStart);
const sealed = Buffer.from(`${JSON.stringify(seal)}\n`);
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    ({ code }: { code: string }) => code,
  );

describe('a log whose seal lacks its newline', () => {
  it('gets it, and nothing more', async () => {
    const file = await freshFile();
    await writeFile(file, sealed.subarray(0, -1));
    expect(await verifyAuditLog(file)).toMatchObject({
      sealed: false,
      problem: { line: 1, what: 'its last newline is missing' },
    });
    expect(await codeOf(openAuditLog(file, { run: 'r1', takeOver: true }))).toBe('audit.sealed');
    expect(await readFile(file)).toEqual(sealed);
  });
});

describe('a log that is sealed', () => {
  it('is not continued, and is not called torn', () => {
    expect(planHealing(sealed, of)).toEqual({ append: '', position: after(seal), sealed: true });
  });
  it('is damaged by any bytes after the seal that are a line of JSON', () => {
    const late = record(note('late'), after(seal));
    const longer = Buffer.concat([sealed, Buffer.from(`${JSON.stringify(late)}\n`)]);
    expect(() => planHealing(longer, of)).toThrow(
      expect.objectContaining({
        code: 'audit.damaged',
        message: expect.stringContaining('audit.jsonl:2: written after the seal'),
      }),
    );
  });
});

it.each(['x', 'x\n', '\0'])('a log that is sealed is damaged by %j after the seal too', (late) => {
  expect(() => planHealing(Buffer.concat([sealed, Buffer.from(late)]), of)).toThrow(
    expect.objectContaining({ code: 'audit.damaged' }),
  );
});

describe('a crash', () => {
  it('may leave a cut number or word, which is no record', () => {
    const torn = Buffer.concat([logOf('a'), Buffer.from('12')]);
    const healing = planHealing(torn, of);
    const healed = Buffer.concat([torn, Buffer.from(healing.append)]);
    expect(verifyBytes(healed)).toEqual({
      events: 2,
      repairs: 1,
      head: healing.position.prev,
      sealed: false,
      problem: null,
    });
    expect(healing.sealed).toBe(false);
    expect(healing.position).toMatchObject({ run: 'r1', seq: 2 });
  });
  it('never leaves a whole object in the middle of what is torn', () => {
    expect(() => planHealing(Buffer.concat([logOf('a'), Buffer.from('{"a":\n{}\n{"b"')]), of)).toThrow(
      expect.objectContaining({ code: 'audit.damaged' }),
    );
  });
  it('before the first record leaves a log that any run may begin', () => {
    const torn = logOf('a').subarray(0, 40);
    expect(planHealing(torn, { ...of, run: 'r9' }).position).toMatchObject({ run: 'r9', seq: 1 });
  });
});

describe('a repair', () => {
  const torn = Buffer.concat([logOf('a'), Buffer.from('{"contract":"aud')]);
  const healing = planHealing(torn, of);
  it('counts the line that it stands on, so that a later problem is found where it is', () => {
    const bytes = Buffer.concat([torn, Buffer.from(`${healing.append}nonsense\n`)]);
    expect(verifyBytes(bytes).problem).toEqual({ line: 4, what: 'not JSON' });
  });
  it('must name the torn bytes by both length and digest', () => {
    const start = scanLog(logOf('a')).position;
    for (const wrong of [{ bytes: 15 }, { sha256: genesis }]) {
      const named = JSON.parse(healing.append.trim()).detail;
      const forged = record(harnessEntry('log.repaired', { ...named, ...wrong }), start);
      const bytes = Buffer.concat([torn, Buffer.from(`\n${JSON.stringify(forged)}\n`)]);
      expect(verifyBytes(bytes)).toMatchObject({ repairs: 0, problem: { line: 2 } });
    }
  });
  it('is the only record that may follow torn bytes', () => {
    const next = record(note('b'), scanLog(logOf('a')).position);
    const bytes = Buffer.concat([torn, Buffer.from(`\n${JSON.stringify(next)}\n`)]);
    expect(verifyBytes(bytes)).toMatchObject({ events: 1, problem: { line: 2, what: 'not JSON' } });
  });
});

it('says of a bad last line that it may be cut short, and of one before it that it is wrong', () => {
  const whatOf = (text: string) => verifyBytes(Buffer.from(text)).problem?.what;
  expect(whatOf('{"a"')).toBe('cut short or damaged: not JSON');
  expect(whatOf('{"a"\n')).toBe('not JSON');
  expect(verifyBytes(Buffer.from([0xff, 0x0a])).problem).toEqual({ line: 1, what: 'not UTF-8' });
});

it('hands each record that holds to whoever reads along, in order, repairs included', () => {
  const torn = logOf('a', 'b').subarray(0, -3);
  const kinds: string[] = [];
  scanLog(Buffer.concat([torn, Buffer.from(planHealing(torn, of).append)]), ({ kind }) => kinds.push(kind));
  expect(kinds).toEqual(['run.note', 'log.repaired']);
});

describe('an open log', () => {
  it('fails where no file can be, and says so otherwise than for one that exists', async () => {
    const missing = join(await freshFile(), 'no/such/folder');
    expect(await codeOf(openAuditLog(missing, { run: 'r1' }))).toBe('audit.failed');
  });
  it('writes what was queued before it lets go, and takes nothing afterwards', async () => {
    const file = await freshFile();
    const log = await openAuditLog(file, { run: 'r1' });
    const appended = log.append(note('a'));
    await log.close();
    expect((await appended).seq).toBe(0);
    expect(await codeOf(log.append(note('b')))).toBe('audit.failed');
    expect(await verifyAuditLog(file)).toMatchObject({ events: 1, problem: null });
  });
  it('stays sealed for whoever appends after it was closed', async () => {
    const log = await openAuditLog(await freshFile(), { run: 'r1' });
    await log.seal({});
    await log.close();
    expect(await codeOf(log.append(note('b')))).toBe('audit.sealed');
  });
  it('takes over a log that ended cleanly without a mark in it', async () => {
    const file = await freshFile();
    await writeFile(file, logOf('a'));
    await using log = await openAuditLog(file, { run: 'r1', takeOver: true });
    expect((await log.append(note('b'))).seq).toBe(1);
    expect(await verifyAuditLog(file)).toMatchObject({ events: 2, repairs: 0, problem: null });
  });
});
