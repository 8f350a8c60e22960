// A signer that is a program: it reads the bytes to sign on standard input and prints the signature as base64. So a key can stay in hardware or a vault.
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';
import type { KeySigner } from './signer.ts';

/** A person may have to touch a token. */
const PATIENCE_MS = 300_000;

/**
 * @param program its path, run without a shell and without arguments
 * @param key     the key's id in trust.json
 */
export function commandSigner(program: string, key: string): KeySigner {
  return {
    kind: 'key',
    key,
    sign: async (bytes) => {
      const { stdout, failed, shortMessage } = await execa(program, [], {
        input: bytes,
        stderr: 'inherit',
        timeout: PATIENCE_MS,
        maxBuffer: 4096,
        reject: false,
      });
      const text = (stdout ?? '').trim();
      const signature = Buffer.from(text, 'base64');
      if (!failed && signature.length === 64 && signature.toString('base64') === text) return signature;
      throw new HarnessError(
        'signing.command',
        failed ? `the signer ${program} failed: ${shortMessage}` : `the signer ${program} printed no signature`, // prettier-ignore
        'it has to print 64 bytes as base64 on standard output and end with 0',
      );
    },
  };
}
