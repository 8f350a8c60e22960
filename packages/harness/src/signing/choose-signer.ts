// Which signer signs: a key file, a key in the environment, or a program; exactly one of them.
import { HarnessError, type Trust } from '@agent-harness/contracts';
import { commandSigner } from './command-signer.ts';
import { keySigner, readKeyFile } from './key-signer.ts';
import type { KeySigner } from './signer.ts';

export interface SignerFlags {
  /** Private key file. */
  key?: string;
  /** Program. */
  signer?: string;
  /** The id in trust.json of the program's key. */
  signerKey?: string;
}

/** A PEM in the environment; never on a command line, which everyone on the machine can read. */
export const KEY_VARIABLE = 'HARNESS_SIGNING_KEY';

export const SIGNER_HELP =
  `\nSigned by one of: --key <file> (mode 0600), the variable ${KEY_VARIABLE} (PEM), or --signer <program> with\n` +
  '--signer-key <id>: the program reads the bytes to sign on standard input and prints the ed25519 signature as base64.';

/** @returns null when nothing to sign with is given @throws HarnessError `signing.…` */
export async function chooseSigner(
  { key, signer, signerKey }: SignerFlags,
  environment: NodeJS.ProcessEnv,
  trust: Trust,
): Promise<KeySigner | null> {
  const pem = environment[KEY_VARIABLE];
  const given = [key !== undefined && '--key', signer !== undefined && '--signer', pem && KEY_VARIABLE];
  const several = given.filter(Boolean);
  if (several.length > 1)
    throw new HarnessError('signing.several', `${several.join(' and ')} are both given`, 'give one of them');
  if (key !== undefined) return keySigner(await readKeyFile(key), key, trust);
  if (pem) return keySigner(pem, KEY_VARIABLE, trust);
  if (signer === undefined) return null;
  if (signerKey === undefined)
    throw new HarnessError('signing.id', `${signer} does not say whose key it holds`, 'give --signer-key with the id in trust.json'); // prettier-ignore
  return commandSigner(signer, signerKey);
}
