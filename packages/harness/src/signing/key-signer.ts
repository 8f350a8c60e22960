// A signer that holds a private key in memory: from a file that only its owner can read, or from the environment.
import { type KeyObject, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { open } from 'node:fs/promises';
import { HarnessError, type Trust } from '@agent-harness/contracts';
import type { KeySigner } from './signer.ts';

/** @param from where the text came from; the text itself is never repeated */
export function keySigner(pem: string, from: string, trust: Trust): KeySigner {
  const key = privateKey(pem, from);
  const own = publicKeyText(key);
  const listed = trust.keys.find(({ publicKey }) => publicKey === own);
  if (!listed)
    throw new HarnessError(
      'signing.untrusted',
      `the key in ${from} is not in trust.json; its public half is ${own}`,
      '`harness key show` prints an entry for it; security and integration approve its addition',
    );
  return { kind: 'key', key: listed.id, sign: (bytes) => Promise.resolve(sign(null, bytes, key)) };
}

/** Base64 of the DER public key, as trust.json holds it. */
export const publicKeyText = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');

export function privateKey(pem: string, from: string): KeyObject {
  const refuse = (found: string): HarnessError =>
    new HarnessError(
      'signing.key',
      `${from} holds ${found}, not an ed25519 private key in PEM without a passphrase`,
      '`harness key new <file>` makes one; keep a key with a passphrase behind a signer command',
    );
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw refuse('something else');
  }
  if (key.asymmetricKeyType !== 'ed25519') throw refuse(`a key of type ${key.asymmetricKeyType}`);
  return key;
}

/** @throws HarnessError `signing.file` when others can read it too */
export async function readKeyFile(file: string): Promise<string> {
  const handle = await open(file, 'r').catch((cause: NodeJS.ErrnoException) => {
    throw new HarnessError('signing.file', `${file} cannot be read: ${cause.code}`, 'give the path of the private key', { cause }); // prettier-ignore
  });
  try {
    const { mode } = await handle.stat();
    if ((mode & 0o077) !== 0)
      throw new HarnessError(
        'signing.file',
        `${file} can be read by others of this machine (mode ${(mode & 0o777).toString(8)})`,
        `chmod 600 ${file}, and replace the key if somebody may have copied it`,
      );
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}
