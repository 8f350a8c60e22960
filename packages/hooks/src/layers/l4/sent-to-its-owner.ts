// A token in the header that is made for it, on its way to whoever gave it out: how people call an API.
import { posix } from 'node:path';
import type { Command } from '@agent-harness/contracts';
import { hostsIn } from '../../shell/host.ts';

const CLIENTS = /^(?:curl|wget|http|https|xh|httpie|grpcurl)$/u;
const HEADER =
  /^["']?(?:Authorization|Private-Token|X-API-Key|API-Key|Api-Token|X-Auth-Token|X-Vault-Token|Circle-Token|JOB-TOKEN|apikey)["']? ?: ?["']?(?:(?:Bearer|token|Basic|ApiKey|Token) )?\$\{?(\w+)\}?["']?$/iu;
/** HTTPie's spelling. */
const HEADER_OPTION = /^(?:-H|--header|-u|--user|-a|--auth|--oauth2-bearer|-A)$/u;
/** First word of a variable's name, and what the hosts of its owner are called. */
const OWNERS: Readonly<Record<string, RegExp>> = Object.fromEntries(
  'github gitlab openai anthropic slack stripe cloudflare digitalocean heroku vercel netlify sentry datadog npm pypi huggingface linear notion discord telegram twilio sendgrid circleci bitbucket figma replicate gemini google azure aws'
    .split(' ')
    .map((name) => [name, new RegExp(`(?:^|\\.)[\\w-]*${name}[\\w-]*\\.\\w+$`, 'u')]),
);
const SHORT: Readonly<Record<string, string>> = {
  gh: 'github',
  gl: 'gitlab',
  hf: 'huggingface',
  cf: 'cloudflare',
  do: 'digitalocean',
};

/** The service that is worked on, called without a scheme. */
const LOCAL = /^(?:localhost|127\.0\.0\.1)(?=[:/]|$)/u;

/** @returns true for a word that carries a token where it belongs */
export function sentToItsOwner({ name, words }: Command, source: string): boolean {
  if (!CLIENTS.test(posix.basename(name ?? ''))) return false;
  const at = words.findIndex((word) => word.source === source);
  const variable =
    HEADER.exec(source)?.[1] ?? /^["']?\$?\{?[\w]*\}?:?\$\{?(\w+)\}?:?["']?$/u.exec(source)?.[1];
  const isHeader = HEADER.test(source) || HEADER_OPTION.test(words[at - 1]?.text ?? '');
  if (variable === undefined || !isHeader) return false;
  const hosts = words.flatMap((word) =>
    hostsIn((word.text ?? word.source.replaceAll(/["']/gu, '')).replace(LOCAL, 'http://$&')),
  );
  const owner = ownerOf(variable);
  // INVARIANT: a vendor's token goes to that vendor's hosts only; any other name is the project's own.
  return hosts.length > 0 && hosts.every((host) => !owner || owner.test(host));
}

/** @returns what the hosts of a variable's vendor are called; undefined where its name tells no vendor */
export function ownerOf(variable: string): RegExp | undefined {
  const first = variable.split('_')[0]?.toLowerCase() ?? '';
  return OWNERS[SHORT[first] ?? first];
}
