// The trust list and the signer that a command's options name.
import { HarnessError, type Trust } from '@agent-harness/contracts';
import type { Command } from 'commander';
import { type SignerFlags, chooseSigner } from './choose-signer.ts';
import { findTrust, readTrust } from './read-trust.ts';
import type { Signer } from './signer.ts';

export interface SigningFlags extends SignerFlags {
  trust?: string;
}

export function withSignerOptions(command: Command): Command {
  return command
    .option('--trust <file>', 'whose keys count (default: the nearest trust.json from here upwards)')
    .option('--key <file>', 'private key file, readable by its owner only')
    .option('--signer <program>', 'program that signs; it gets the bytes on standard input')
    .option('--signer-key <id>', 'with --signer: id of its key in trust.json')
    .option('--keyless', 'not built in: says what it would take');
}

/** @throws HarnessError `trust.none` */
export async function openTrust(file: string | undefined): Promise<Trust> {
  const found = file ?? findTrust('.');
  if (found !== null) return readTrust(found);
  throw new HarnessError('trust.none', 'there is no trust.json here or above', 'name one with --trust: it comes with you, not with the release'); // prettier-ignore
}

/** @throws HarnessError `signing.none` and as `chooseSigner` does */
export async function openSigner(flags: SigningFlags): Promise<{ trust: Trust; signer: Signer }> {
  const trust = await openTrust(flags.trust);
  const signer = await chooseSigner(flags, process.env, trust);
  if (signer) return { trust, signer };
  throw new HarnessError('signing.none', 'there is nothing to sign with', 'give --key, --signer, or the variable HARNESS_SIGNING_KEY'); // prettier-ignore
}
