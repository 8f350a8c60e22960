// Clients that would carry a file, or what a pipe brings, to another machine.
import { posix } from 'node:path';
import type { Command, Program } from '@agent-harness/contracts';
import type { Finding } from '../../../policy/verdicts.ts';
import { hostsIn } from '../../../shell/host.ts';
import { isKnownSource } from './known-sources.ts';

type Carries = (texts: readonly string[], command: Command, program: Program) => string[];

/** What each client carries away: options with files, remote operands, its standard input. */
const CLIENTS: readonly (readonly [name: RegExp, carries: Carries])[] = [
  [/^curl$/u, curl],
  [/^wget$/u, (texts) => texts.filter((text) => /^--(?:post|body)-file/u.test(text))],
  [/^git$/u, pushed],
  [/^git$/u, pushedToAdded],
  [/^(?:rsync|scp)$/u, remote],
  [/^ssh$/u, (texts, command, program) => (packsWork(texts, program) ? [] : fed(texts, command, program))],
  [/^(?:sftp|ftp|mail|mailx|mutt|websocat|termbin|pastebinit|ix|finger)$/u, fed],
  [/^(?:psql|mysql|mariadb|mongorestore)$/u, toNumber],
  [/^smbclient$/u, (texts) => texts.filter((text) => /(?:^|[\s;])(?:m?put|tar c)\b/u.test(text))],
  [/^(?:pastebinit|ix|ffsend|transfer|ncftpput)$/u, (texts) => texts.slice(0, 1)],
  [
    /^lftp$/u,
    (texts, ...rest) => [
      ...texts.filter((text) => /\b(?:m?put|mirror -R)\b/u.test(text)),
      ...fed(texts, ...rest),
    ],
  ],
  [
    /^(?:http|https|xh)$/u,
    (texts, ...rest) => [...texts.filter((text) => /^[\w-]*[@:]?=?@/u.test(text)), ...piped(...rest)],
  ],
  // To the person's own account: named work may go there.
  [
    /^(?:gh|glab)$/u,
    (texts, ...rest) => (/^(?:gist|snippet) create /u.test(texts.join(' ')) ? published(texts, ...rest) : []),
  ],
  [/^(?:restic|borg|duplicity|kopia|duplicacy|rdiff-backup)$/u, backedUp],
  [/^(?:aws|gsutil|gcloud|rclone|azcopy|mc|s3cmd|az)$/u, homeCopied],
];
const CURL_DATA =
  /^(?:-d|--data(?:-binary|-ascii|-urlencode|-raw)?|--json|-F|--form|-T|--upload-file)(?:=|$)/u;
const LOCAL = /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|::1)$/u;
const NAMES_LOCAL = /\b(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0)\b|\[::1\]/u;
/** A request's body or a picture, kept in the project: what an API is given every day. */
const OWN_BODY =
  /^(?:[\w-]+=)?@?"?(?!\/|~|\.[^/])(?:\.\/)?(?:[\w-]+\/)*[\w-]+\.(?:json|xml|graphql|png|jpe?g|gif|svg|webp|pdf|csv|ya?ml|wav|mp3|mp4|webm|txt|md|html|docx|xlsx|ics|epub|ndjson|parquet|geojson|js|css)"?(?:;|$)/u;
/** What a build makes is made to be given away. */
const OWN_BUILD =
  /^(?:[\w-]+=)?@?"?(?:\.\/)?(?:dist|build|target|out|release|releases|artifacts?|coverage|reports?|test-results|packages?|bin|public|site|_site)\/(?:[\w.-]+\/)*[\w.@+-]+\.(?:tgz|tar\.gz|tar|zip|jar|war|whl|deb|rpm|apk|aab|ipa|nupkg|gem|crate|dmg|msi|exe|xml|json|info|txt|html|css|js|map|pdf|png)"?(?:;|$)/u;
/** Programs that pack: what they made may hold all of it. */
const PACKS = /^(?:tar|zip|7z|7za|rar|cpio|gpg2?|openssl|base64)$/u;
/** Files that are not work but what somebody keeps. */
const KEPT = /secret|passw|credential|token|private|key|dump|backup|\.(?:sql|db|sqlite\d?|kdbx|pem|dump)$/iu;

export function uploadFindings(command: Command, program: Program): Finding[] {
  const base = posix.basename(command.name ?? '');
  const texts = command.words.slice(1).map(({ text, source }) => text ?? source);
  const hosts = texts.flatMap(hostsIn);
  if (texts.some((text) => NAMES_LOCAL.test(text)) && hosts.every((host) => LOCAL.test(host))) return [];
  const carried = CLIENTS.flatMap(([name, carries]) =>
    name.test(base) ? carries(texts, command, program) : [],
  );
  return carried.length > 0 ? [{ rule: 'open.upload', words: [base, ...carried] }] : [];
}

function curl(texts: readonly string[], _command: Command, { commands }: Program): string[] {
  return texts.flatMap((text, at) => {
    const short = /^-[a-zA-Z]*([dFT])(.*)/su.exec(text);
    if (!CURL_DATA.test(text) && !short) return [];
    const own = short ? short[2] : /=(.*)/su.exec(text)?.[1];
    const value = own || (texts[at + 1] ?? '');
    const file = /^--upload-file|^-[a-zA-Z]*T/u.test(text);
    const packed = commands.some(({ name }) => PACKS.test(posix.basename(name ?? '')));
    if (!packed && !KEPT.test(value) && (OWN_BODY.test(value) || OWN_BUILD.test(value))) return [];
    return file || /^[^{["']*?(?:^|=|;)[@<]|\$\(|`/u.test(value) ? [`${text} ${value}`] : [];
  });
}

/** A push to an address that stands in the command: `origin` is what the person has set. */
function pushed(texts: readonly string[]): string[] {
  const at = texts.indexOf('push');
  return at < 0
    ? []
    : texts
        .slice(at + 1)
        .filter((text) => /^(?:[a-z+]+:\/\/|[\w.-]+@[\w.-]+:|[\w-]+(?:\.[\w-]+)+:)/u.test(text));
}

/** A remote that the program itself sets, and then pushes to; the ordinary forges are where projects live. */
function pushedToAdded(texts: readonly string[], _command: Command, { commands }: Program): string[] {
  const pushes = commands.some(
    ({ name, words }) => name === 'git' && words.some(({ text }) => text === 'push'),
  );
  const sets = texts.includes('remote') && texts.some((text) => /^(?:add|set-url)$/u.test(text));
  if (!sets || !pushes) return [];
  return texts.filter((text) => {
    const host = hostsIn(text)[0] ?? /@([\w.-]+):/u.exec(text)?.[1];
    return host !== undefined && !isKnownSource(host);
  });
}

/** `scp a host:b`: the last operand names another machine. Named work of the project may go to a named host. */
function remote(texts: readonly string[]): string[] {
  const operands = texts.filter(
    (text, at) =>
      !text.startsWith('-') && !/^-(?:i|P|e|o|p|F|-exclude|-include|-filter)$/u.test(texts[at - 1] ?? ''),
  );
  const last = operands.at(-1) ?? '';
  const away = /^rsync:\/\/|^(?:([\w.-]+)@)?([\w.-]+):/u.exec(last);
  if (!away) return [];
  if (away[2] === undefined) return [last];
  const sources = operands.slice(0, -1);
  const isWork = sources.every((text) => WORK.test(text) && !KEPT.test(text));
  const isTheirs = /:(?:\/(?:etc|lib\w*|usr|s?bin|root|boot)\b|\S*\.ssh)/u.test(last);
  return isWork &&
    !isTheirs &&
    (away[1] !== undefined || !(away[2] ?? '').includes('.')) &&
    (!/^[\d.]+$/u.test(away[2] ?? '') || OWN_NETWORK.test(away[2] ?? ''))
    ? []
    : [last];
}

/** Addresses that no host of the internet has. */
const OWN_NETWORK = /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./u;
/** Files and folders below the project, by name; all of it is `.`. */
const WORK = /^(?:\.\/?|(?:\.\/)?[\w-]+[\w./*-]*)$/u;

function published(texts: readonly string[], command: Command, program: Program): string[] {
  const files = texts.slice(2).filter((text) => !text.startsWith('-'));
  return files.every((text) => text !== '.' && WORK.test(text) && !KEPT.test(text)) && !texts.includes('-')
    ? []
    : [...files, ...piped(command, program)].slice(0, 1);
}

/** Copies of a home or of the system to a bucket. */
function homeCopied(texts: readonly string[]): string[] {
  const from = texts.findIndex((text) =>
    /^(?:cp|copy|sync|put(?:-[a-z-]+)?|upload|upload-batch|upload-part|rsync|mirror)$/u.test(text),
  );
  if (from < 0) return [];
  const [first = '', ...rest] = texts.slice(from + 1).filter((text) => !text.startsWith('-'));
  // All of the project or of a home, with its history and its settings: named folders are work.
  const isBatch = texts.includes('upload-batch');
  const all = (isBatch ? [first, ...rest.slice(0, 1)] : [first]).filter((text) =>
    /^(?:\.|~|\/(?:home|Users)\/[^/]+)\/?$/u.test(text),
  );
  const isPart = /--exclude|--filter/u.test(texts.join(' '));
  const isUpload = isBatch || (!isPart && rest.some((text) => /^\w[\w-]+:/u.test(text)));
  if (isUpload && all.length > 0) return all;
  const named = texts.flatMap((text, at) => {
    const [option = '', ...value] = text.split('=');
    return CARRIES.test(option) ? [value.length > 0 ? value.join('=') : (texts[at + 1] ?? '')] : [];
  });
  return [first, ...named]
    .filter((text) => PRIVATE.test(text) && !/\.(?:cache|pub)\b/u.test(text))
    .slice(0, 1);
}
/** Options that name what is carried away. */
const CARRIES = /^(?:-f|--(?:body|file|source|local-path))$/u;
/** What a person or the machine keeps, and not the project. */
const PRIVATE = /^(?:\/$|~|\$\{?HOME\b|\/(?:home|root|etc|Users|var)\b|[\w./-]*(?:secret|passw|credential))/u;

/** A home, or the machine, to a store on another one. */
function backedUp(texts: readonly string[]): string[] {
  const away = texts.some((text) =>
    /^(?:-r|--repo=)?(?:sftp|s3|b2|rest|rclone|azure|gs|ssh|swift)\b:|^[\w.-]+@[\w.-]+:|^\w+:\/\//u.test(
      text,
    ),
  );
  return away ? texts.filter((text) => PRIVATE_ROOT.test(text)).slice(0, 1) : [];
}
const PRIVATE_ROOT = /^(?:~|\$\{?HOME\}?|\/(?:home|Users)\/[^/]+|\/root|\/etc|\/)\/?$|^(?:~|\$HOME)\/\.\w/u;

function fed(_texts: readonly string[], command: Command, program: Program): string[] {
  return command.redirects.some(({ op }) => op.startsWith('<')) ? ['<'] : piped(command, program);
}

/** What a pipe brings to a database on a machine by its number. */
function toNumber(texts: readonly string[], command: Command, program: Program): string[] {
  const away = texts.find((text) => /^(?:\d{1,3}\.){3}\d{1,3}$/u.test(text) && !OWN_NETWORK.test(text));
  return away && !LOCAL.test(away) ? fed(texts, command, program) : [];
}

/** `tar cf - src | ssh user@host …`: named work of the project, to a named user. */
function packsWork(texts: readonly string[], { commands }: Program): boolean {
  const toNamed = texts.some((text) => /^\w[\w.-]*@[\w-]+(?:\.[\w-]*[a-z][\w-]*)*$/iu.test(text));
  // Unpacked there it is a copy for work; kept as one file it is a store.
  const unpacks = texts.some((text) => /(?:^|[\s;&|"(])(?:tar|zcat|gunzip|unzip|cpio)(?:\s|$)/u.test(text));
  const [first, ...more] = commands;
  return (
    toNamed &&
    unpacks &&
    first?.name === 'tar' &&
    first.words.every(({ text }) => text !== null && text !== '.' && WORK.test(text) && !KEPT.test(text)) &&
    more.every(({ name, via }) => name === 'ssh' || via.includes('ssh'))
  );
}

/** Some command before it in the program could feed it. */
function piped(command: Command, { commands, source }: Program): string[] {
  return commands.indexOf(command) > 0 && source.includes('|') ? ['|'] : [];
}
