// Holds a credential on the trusted side: read when needed, renewed before it expires, never shown.
import { readFile } from 'node:fs/promises';
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';
import { type Secret, readSecret, secretParts } from './secret.ts';

/** Where a key comes from. The command is run without a shell. */
export type KeySource =
  | { from: 'value'; secret: Secret | string }
  | { from: 'file'; path: string }
  | { from: 'command'; argv: readonly string[] };

export interface Key {
  /** @throws HarnessError `model.key` */
  get(): Promise<Secret>;
  /** Forgets the secret in hand. @returns false when asking again would give the same one */
  renew(): boolean;
  /** Every word that was ever secret here. */
  words(): readonly string[];
}

/** A secret that does not say when it expires is read again after this. Milliseconds. */
const UNTOLD = 5 * 60_000;
/** A secret is renewed this long before it expires. Milliseconds. */
const EARLY = 60_000;
const COMMAND_WITHIN = 30_000;

/** @param now milliseconds since 1970 */
export function openKey(source: KeySource, now: () => number = Date.now): Key {
  const words = new Set<string>();
  let held: { secret: Promise<Secret>; until: number } | null = null;

  async function fetchSecret(): Promise<Secret> {
    const secret = await read(source);
    for (const word of secretParts(secret)) words.add(word);
    return secret;
  }

  return {
    async get() {
      if (held !== null && held.until > now()) return held.secret;
      const mine = { secret: fetchSecret(), until: Infinity };
      held = mine; // requests that come meanwhile wait for the same one
      try {
        const { expiresAt } = await mine.secret;
        if (source.from !== 'value') mine.until = expiresAt === null ? now() + UNTOLD : expiresAt - EARLY;
        return await mine.secret;
      } catch (error) {
        if (held === mine) held = null;
        throw error;
      }
    },
    renew() {
      held = null;
      return source.from !== 'value';
    },
    words: () => [...words],
  };
}

async function read(source: KeySource): Promise<Secret> {
  switch (source.from) {
    case 'value':
      return typeof source.secret === 'string' ? readSecret(source.secret, 'the environment') : source.secret;
    case 'file': {
      const text = await readFile(source.path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
        throw new HarnessError(
          'model.key',
          `the key file ${source.path} cannot be read: ${cause.code}`,
          'correct the path or its permissions',
        );
      });
      return readSecret(text, `the key file ${source.path}`);
    }
    case 'command': {
      const [command = '', ...argv] = source.argv;
      // Neither its output nor its error output is kept: both may hold what it should protect.
      const ran = await execa(command, argv, {
        reject: false,
        stdin: 'ignore',
        stderr: 'ignore',
        timeout: COMMAND_WITHIN,
      });
      if (ran.failed)
        throw new HarnessError(
          'model.key',
          `the key command ${command} failed: ${ran.timedOut ? `no answer within ${COMMAND_WITHIN / 1000} s` : `exit ${ran.exitCode ?? 'unknown'}`}`,
          'run it by hand; its error output is not kept, because it may hold a secret',
        );
      return readSecret(ran.stdout, `the key command ${command}`);
    }
  }
}
