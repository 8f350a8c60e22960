// A credential's variable that reaches the program which needs it, and no eye: set for a command, given as its argument, fed to a login, compared.
import { posix } from 'node:path';
import type { Command, Program } from '@agent-harness/contracts';
import { hostsIn } from '../../shell/host.ts';
import { ownerOf } from './sent-to-its-owner.ts';

/** Commands that print, keep or search what they are given. */
const SHOWS =
  /^(?:echo|printf|print|cat|tee|logger|wall|write|say|notify-send|figlet|base64|base32|xxd|od|rev|tr|cut|grep|[efz]?grep|rg|ag|sed|g?awk|jq|yq|node|nodejs|deno|bun|python[\d.]*|perl|ruby|php|bash|sh|zsh|eval|mail|git-credential\S*|find|touch|mkdir|mv|cp|ln|ls)$/u;
/** Commands that carry their words to another machine. Where to is `sent-to-its-owner.ts`'s question. */
const SENDS =
  /^(?:curl|wget|http|https|xh|httpie|grpcurl|nc|ncat|netcat|socat|telnet|ftp|lftp|ssh|scp|rsync|dig|host|nslookup|ping\d?|websocat|lynx|w3m|links|aria2c|openssl|xdg-open|open)$/u;
const COMPARES = /^(?:test|\[|\[\[)$/u;
/** A login that reads the secret from its standard input. */
const TAKES_STDIN =
  /--?(?:password|passphrase|token|secret|api-key|apikey|key)-(?:stdin|fd)\b|--with-token\b|--stdin\b|\bsecrets? (?:set|put|create)\b|\bsecret create\b|\bvariables? set\b|--data-file[= ]-|--from-file[= ]\S*\/dev\/stdin/u;
/** Files in which tools look for a credential of their own. */
const KEPT_IN =
  /(?:^|\/)(?:\.env(?:\.[\w.-]+)?|\.npmrc|\.yarnrc(?:\.yml)?|\.pypirc|\.dev\.vars|[\w.-]*(?:key|credentials|secret|token|kubeconfig)[\w.-]*(?:\.json|\.pem|\.txt)?|id_\w+)$/u;
/** A file for anything but what a command prints. */
const KEEPS_OTHER = /(?<!\S)(?:0|[2-9]|\d{2,9})>(?!\s*\/dev\/null)/u;
/** `${TOKEN:+set}` tells only that there is one. */
const TELLS_ONLY = /\$\{\w+:?\+[^$}]*\}/gu;

/** @param source of a word of the command, a target of it, or a value that it is given */
export function isHandedOver(command: Command, program: Program, source: string): boolean {
  const base = posix.basename(command.name ?? '');
  if (TELLS_ONLY.test(source) && !/\$\{?\w/u.test(source.replaceAll(TELLS_ONLY, ''))) return true;
  if (command.redirects.some(({ target }) => target.source === source)) return false;
  // A value for the environment of a command, or of this shell.
  if (!command.words.some((word) => word.source === source)) return true;
  if (COMPARES.test(base)) return true;
  if (base === 'git' || /:\/\//u.test(source)) return owned(source);
  if (/^(?:echo|printf)$/u.test(base)) return isFedOrKept(command, program);
  return !SHOWS.test(base) && !SENDS.test(base) && command.name !== null;
}

/** `https://x:$TOKEN@host/…`: to its vendor, to this machine, or where the variable itself says. */
function owned(source: string): boolean {
  const found = /\$\{?(\w+)[^}@]*\}?@(.*)/su.exec(source);
  if (found === null) return false;
  const [, name = '', rest = ''] = found;
  const owner = ownerOf(name);
  const hosts = hostsIn(`https://${rest.replaceAll(/["']/gu, '')}`);
  return hosts.every((host) =>
    owner ? owner.test(host) : !/^[\d.]+$/u.test(host) || host.startsWith('127.'),
  );
}

function isFedOrKept(command: Command, { source, commands }: Program): boolean {
  const files = command.redirects
    .filter(({ op }) => op.startsWith('>'))
    .map(({ target }) => (target.text ?? target.source).replaceAll(/["']/gu, ''))
    .filter((file) => file !== '/dev/null');
  const kept = files.length > 0 && files.every((file) => KEPT_IN.test(file)) && !KEEPS_OTHER.test(source);
  const next = commands[commands.indexOf(command) + 1];
  const line = next?.words.map(({ text, source: word }) => text ?? word).join(' ') ?? '';
  const piped = source.includes('|') && next !== undefined && !SENDS.test(posix.basename(next.name ?? ''));
  return (
    (kept && !source.includes('|')) || (piped && TAKES_STDIN.test(line) && command.redirects.length === 0)
  );
}
