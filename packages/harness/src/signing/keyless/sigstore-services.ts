// Which Sigstore signs: the public one, or a private one by address.
import { HarnessError } from '@agent-harness/contracts';

export interface SigstoreServices {
  /** Gives certificates. */
  fulcio: string;
  /** Keeps the public log of signatures. */
  rekor: string;
  /** Signs the time too; without it the log's time counts. */
  tsa?: string;
}

/** The certificate names the repository, and the log is public for ever. */
export const PUBLIC_SIGSTORE: SigstoreServices = {
  fulcio: 'https://fulcio.sigstore.dev',
  rekor: 'https://rekor.sigstore.dev',
};

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** @throws HarnessError `signing.service` for an address that would send the token in the clear, and for half an instance */
export function servicesOf({ fulcio, rekor, tsa }: Partial<SigstoreServices>): SigstoreServices {
  // A certificate of one instance in the log of another is believed by no root.
  if ((fulcio === undefined) !== (rekor === undefined))
    throw refused('only one of --fulcio and --rekor is given', 'give both: they belong to one instance');
  const given = { fulcio, rekor, tsa };
  for (const [name, url] of Object.entries(given)) if (url !== undefined) requireAddress(name, url);
  return {
    fulcio: plain(fulcio ?? PUBLIC_SIGSTORE.fulcio),
    rekor: plain(rekor ?? PUBLIC_SIGSTORE.rekor),
    ...(tsa === undefined ? {} : { tsa: plain(tsa) }),
  };
}

function requireAddress(name: string, text: string): void {
  const url = URL.canParse(text) ? new URL(text) : null;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (!safe) throw refused(`--${name} ${text} is no https address`, 'give it as https://host');
}

const plain = (url: string): string => url.replace(/\/+$/, '');

const refused = (what: string, instead: string): HarnessError =>
  new HarnessError('signing.service', what, instead);
