import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKey } from './key.ts';
import { readSecret } from './secret.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'key-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A command that prints a text and counts how often it ran. */
async function command(prints: string, exit = 0): Promise<{ argv: string[]; ran: () => Promise<number> }> {
  const script = join(folder, 'token.mjs');
  const log = join(folder, 'ran');
  await writeFile(log, '');
  await writeFile(
    script,
    `import { appendFileSync } from 'node:fs';
appendFileSync(${JSON.stringify(log)}, 'x');
process.stderr.write('secret-on-stderr');
process.stdout.write(${JSON.stringify(prints)});
process.exitCode = ${exit};`,
  );
  return { argv: [process.execPath, script], ran: async () => (await readFile(log, 'utf8')).length };
}

describe('a key command', () => {
  it('runs once for requests side by side, and again when its token is about to expire', async () => {
    let now = 1_000_000_000_000;
    const expiresOn = now / 1000 + 600;
    const { argv, ran } = await command(
      JSON.stringify({ accessToken: 'entra-token', expires_on: expiresOn }),
    );
    const key = openKey({ from: 'command', argv }, () => now);
    const all = await Promise.all([key.get(), key.get(), key.get()]);
    expect(all.map(({ token }) => token)).toEqual(['entra-token', 'entra-token', 'entra-token']);
    expect(await ran()).toBe(1);
    now += 500_000;
    await key.get();
    expect(await ran()).toBe(1);
    now += 50_000;
    await key.get();
    expect(await ran()).toBe(2);
  });

  it('runs again after five minutes when its token does not say how long it lasts', async () => {
    let now = 0;
    const { argv, ran } = await command('plain-token\n');
    const key = openKey({ from: 'command', argv }, () => now);
    expect((await key.get()).token).toBe('plain-token');
    now += 299_000;
    await key.get();
    expect(await ran()).toBe(1);
    now += 2_000;
    await key.get();
    expect(await ran()).toBe(2);
  });

  it('that fails shows nothing of what it printed, and is asked again next time', async () => {
    const { argv, ran } = await command('half-a-secret', 3);
    const key = openKey({ from: 'command', argv });
    const error = await key.get().catch((caught: Error) => caught);
    expect(error).toMatchObject({ code: 'model.key', message: expect.stringContaining('exit 3') });
    expect(JSON.stringify([error, String((error as Error).stack)])).not.toMatch(
      /half-a-secret|secret-on-stderr/,
    );
    await expect(key.get()).rejects.toThrow();
    expect(await ran()).toBe(2);
  });
});

describe('a secret', () => {
  it.each([
    [
      'AWS',
      '{"Version":1,"AccessKeyId":"AKIA1","SecretAccessKey":"s","SessionToken":"t","Expiration":"2026-01-01T00:00:00Z"}',
      {
        aws: { accessKeyId: 'AKIA1', secretAccessKey: 's', sessionToken: 't' },
        expiresAt: Date.UTC(2026, 0, 1),
      },
    ],
    [
      'Azure',
      '{"accessToken":"a","expires_on":1700000000,"tokenType":"Bearer"}',
      { token: 'a', expiresAt: 1_700_000_000_000 },
    ],
    ['Google', '{"token":"g"}', { token: 'g', expiresAt: null }],
    ['a plain word', '  sk-plain\n', { token: 'sk-plain', expiresAt: null }],
  ])('is read as %s prints it', (_, text, expected) => {
    expect(readSecret(text, 'it')).toMatchObject(expected);
  });

  it.each([
    '',
    '   ',
    'two words',
    'line\r\nx-evil: 1',
    '{"error":"login first"}',
    '{"AccessKeyId":"only"}',
    '{broken',
  ])('is refused without being shown: %j', (text) => {
    try {
      readSecret(text, 'the key file');
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'model.key' });
      if (text.trim() !== '') expect((error as Error).message).not.toContain(text.trim());
    }
  });
});

it('names the file that cannot be read', async () => {
  await expect(openKey({ from: 'file', path: join(folder, 'none') }).get()).rejects.toThrow(
    /none cannot be read: ENOENT/,
  );
});
