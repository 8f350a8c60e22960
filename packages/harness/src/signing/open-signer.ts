// The trust list and the signer that a command's options name.
import { HarnessError } from '@agent-harness/contracts';
import type { Command } from 'commander';
import type { ReleaseSignerFlags } from './choose-release-signer.ts';
import { KEY_VARIABLE, type SignerFlags, chooseSigner } from './choose-signer.ts';
import { type TrustList, findTrust, readTrust } from './read-trust.ts';
import type { KeySigner } from './signer.ts';

export interface SigningFlags extends SignerFlags {
  trust?: string;
}

export type ReleaseSigningFlags = SigningFlags & ReleaseSignerFlags;

export function withSignerOptions(command: Command): Command {
  return command
    .option('--trust <file>', 'whose keys count (default: the nearest trust.json from here upwards)')
    .option('--key <file>', 'private key file, readable by its owner only')
    .option('--signer <program>', 'program that signs; it gets the bytes on standard input')
    .option('--signer-key <id>', 'with --signer: id of its key in trust.json');
}

/** For a release alone: a sign-off is a person's. */
export function withKeylessOptions(command: Command): Command {
  return withSignerOptions(command)
    .option('--keyless', 'sign as this pipeline, by its identity token, with Sigstore')
    .option('--fulcio <url>', 'with --keyless: who gives certificates (default: the public Fulcio)')
    .option('--rekor <url>', 'with --keyless: who keeps the log (default: the public Rekor)')
    .option('--tsa <url>', 'with --keyless: who signs the time too (default: the log’s time counts)');
}

/** @throws HarnessError `trust.none` */
export async function openTrust(file: string | undefined): Promise<TrustList> {
  const found = file ?? findTrust('.');
  if (found !== null) return readTrust(found);
  throw new HarnessError('trust.none', 'there is no trust.json here or above', 'name one with --trust: it comes with you, not with the release'); // prettier-ignore
}

/** @throws HarnessError `signing.none` and as `chooseSigner` does */
export async function openSigner(flags: SigningFlags): Promise<{ trust: TrustList; signer: KeySigner }> {
  const trust = await openTrust(flags.trust);
  const signer = await chooseSigner(flags, process.env, trust);
  if (signer) return { trust, signer };
  throw nothingToSignWith('');
}

/** @param more ways to sign than those by a key */
export const nothingToSignWith = (more: string): HarnessError =>
  new HarnessError('signing.none', 'there is nothing to sign with', `give --key, --signer, or the variable ${KEY_VARIABLE}${more}`); // prettier-ignore
