import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFile, logOf, note } from './audit-log.fixture.ts';
import { openAuditLog } from './log.ts';
import { verifyAuditLog } from './verify.ts';

describe('openAuditLog', () => {
  it('chains records, 0600, and seals', async () => {
    const file = await freshFile();
    await using log = await openAuditLog(file, { run: 'r1' });
    const events = await Promise.all(['a', 'b', 'c'].map((text) => log.append(note(text))));
    expect(events.map(({ seq }) => seq)).toEqual([0, 1, 2]);
    const sealed = await log.seal({ verdict: 'passed' });
    expect(await verifyAuditLog(file)).toEqual({
      events: 4,
      repairs: 0,
      head: sealed.hash,
      sealed: true,
      problem: null,
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await expect(log.append(note('late'))).rejects.toMatchObject({ code: 'audit.sealed' });
    await expect(openAuditLog(file, { run: 'r1', takeOver: true })).rejects.toMatchObject({
      code: 'audit.sealed',
    });
  });

  it('has a record on disk when its append resolves', async () => {
    const file = await freshFile();
    await using log = await openAuditLog(file, { run: 'r1' });
    await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const event = await log.append(note(`n${index}`));
        expect(await readFile(file, 'utf8')).toContain(event.hash);
      }),
    );
  });

  it('never overwrites, and continues only when told to', async () => {
    const file = await freshFile();
    await writeFile(file, logOf('a').subarray(0, -5));
    await expect(openAuditLog(file, { run: 'r1' })).rejects.toMatchObject({ code: 'audit.exists' });
    await using log = await openAuditLog(file, { run: 'r1', takeOver: true });
    await log.append(note('b'));
    expect(await verifyAuditLog(file)).toMatchObject({ events: 2, repairs: 1, problem: null });
  });

  it('refuses an entry outside the contract and stays usable', async () => {
    const file = await freshFile();
    await using log = await openAuditLog(file, { run: 'r1' });
    await expect(log.append({ ...note('x'), digest: 'md5:1' })).rejects.toMatchObject({
      code: 'contract.invalid',
    });
    expect(await log.append(note('y'))).toMatchObject({ seq: 0 });
  });

  it('fails for good when somebody else writes to its file', async () => {
    const file = await freshFile();
    await using log = await openAuditLog(file, { run: 'r1' });
    await log.append(note('a'));
    await appendFile(file, 'forged\n');
    await expect(log.append(note('b'))).rejects.toMatchObject({ code: 'audit.failed' });
    await truncate(file, 0);
    await expect(log.append(note('c'))).rejects.toMatchObject({ code: 'audit.failed' });
  });

  it('rejects every queued append on a full disk, and all later ones although space is back', async (context) => {
    const mount = dirname(await freshFile());
    await mkdir(mount, { recursive: true });
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', mount], { stdio: 'pipe' });
    } catch {
      context.skip('mounting a tmpfs needs root');
    }
    try {
      const file = join(mount, 'audit.jsonl');
      const ballast = join(mount, 'ballast');
      await writeFile(ballast, Buffer.alloc(8_192));
      const log = await openAuditLog(file, { run: 'r1' });
      const outcomes = await Promise.allSettled(
        Array.from({ length: 40 }, (_, index) => log.append(note(`n${index}`))),
      );
      expect(outcomes.map(({ status }) => status)).toContain('rejected');
      await truncate(ballast, 0);
      await expect(log.append(note('later'))).rejects.toMatchObject({
        code: 'audit.failed',
        message: expect.stringContaining('cannot be written'),
      });
      await log[Symbol.asyncDispose]();
      const acknowledged = outcomes.filter(({ status }) => status === 'fulfilled').length;
      await using heir = await openAuditLog(file, { run: 'r1', takeOver: true });
      await heir.seal({ reason: 'disk was full' });
      const verified = await verifyAuditLog(file);
      expect(verified).toMatchObject({ sealed: true, problem: null });
      expect(verified.events).toBeGreaterThan(acknowledged);
    } finally {
      execFileSync('umount', [mount]);
    }
  });
});
