// Tells when a shell or an interpreter would run text that nobody has read: from a pipe, a substitution, a variable.
import { posix } from 'node:path';
import type { Command, Word } from '@agent-harness/contracts';
import { FROM_DECODER, FROM_STDIN } from './fed-words.ts';
import { readableScript } from './readable-script.ts';
import { couldVanish, inlineText, scriptFile } from './script-file.ts';
import { SHELLS } from './wrapper.ts';

/** Programs that run text, and the options that carry it on the command line. */
const RUNNERS: readonly (readonly [names: RegExp, inline: RegExp])[] = [
  [/^(?:python|pypy)[\d.]*$/u, /^-[A-Za-z]*[cm]/u],
  [
    /^(?:node|nodejs|bun|deno|tsx|ts-node)$/u,
    /^-(?:[A-Za-z]*[epr]|-(?:eval|print|require|import|preload|loader|experimental-loader))$/u,
  ],
  [/^(?:perl|ruby)[\d.]*$/u, /^-[A-Za-z]*[enE]/u],
  [/^(?:php|lua|luajit|tclsh|Rscript|osascript|pwsh)[\d.]*$/u, /^-./u],
];
/** Commands that bring text from elsewhere, or make it out of something unreadable. */
const OPAQUE =
  /^(?:curl|wget|http|https|xh|aria2c|fetch|lynx|nc|ncat|netcat|socat|ssh|grpcurl|websocat|openssl|dig|base64|base32|basenc|xxd|gunzip|gzip|zcat|bzip2|bunzip2|xz|unxz|rev|tr|printf|uudecode|gpg|tac|dd)$/u;

/** A shell that is opened in a container, or in place of this one, is what was asked for. */
const OPENED = /^(?:docker|podman|nerdctl|kubectl|oc|docker-compose|tmux|screen|exec|poetry|pipenv)$/u;
/** Tools that print what a shell is to set, and are made to be evaluated. */
const SETS_UP =
  /^"?\$\((?:[\w/.-]+\/)?(?:ssh-agent|direnv|brew|pyenv|rbenv|nodenv|fnm|zoxide|starship|conda|micromamba|opam|mise|luarocks|minikube docker-env|docker-machine env|dircolors|poetry env activate)\b[\w\s./-]*\)"?$/u;

/** What a tool prints for the completion of its own words. */
const COMPLETES =
  /^(?:<|"?\$)\((?!(?:curl|wget|https?|xh|nc|ncat|ssh|socat|cat|head|tail|tac|rev|echo|printf|[ez]?grep|rg(?! --generate)|sed|[gm]?awk|sort|strings|base64|xxd|jq|sh|bash|zsh) )[\w-]+ (?:(?:--)?(?:generate-)?(?:shell-)?completions?[ =](?:-s |--shell[= ])?["']?|--generate[ =]complete-)(?:bash|zsh|fish)["']?\s*\)"?$/u;

/**
 * @param isSet true when the program itself gives a variable in this text its value
 * @returns what is run unread, or null
 */
export function fedCode(
  command: Command,
  feeders: readonly (string | null)[],
  isSet: (source: string) => boolean,
): string | null {
  const name = posix.basename(command.name ?? '');
  const shell = SHELLS.has(name);
  const inline = RUNNERS.find(([names]) => names.test(name))?.[1];
  const documents = command.redirects.filter(({ op }) => op.startsWith('<<'));
  if ((name === 'source' || name === '.') && command.words[1]?.text && isStream(command.words[1]))
    return documents.length > 0 && documents.every(({ target }) => target.text !== null)
      ? null
      : `\`${name}\` runs ${command.words[1].source}`;
  if (name === 'eval' || name === 'source' || name === '.')
    return computed(command.words[1], name, () => true);
  if (!shell && !inline) return null;
  const words = command.words.slice(1);
  const given = shell ? inlineText(words) : undefined;
  if (given !== undefined) return computed(given, `${name} -c`, isSet);
  const carried = beforeScript(words).flatMap(({ text }, at) =>
    inline?.test(text ?? '') ? [unreadCode(words[at + 1], name)] : [],
  );
  if (carried.length > 0) return carried.find((problem) => problem !== null) ?? null;
  const file = scriptFile(words, shell);
  if (shell && (file === FROM_STDIN || file === FROM_DECODER)) return `\`${name}\` runs what a pipe names`;
  if (file && isStream(file)) return `\`${name}\` runs ${file.source}`;
  // A word that is not certain may vanish, and then the text is the code.
  if (file && !(couldVanish(file) && documents.length > 0)) return null;
  const inputs = command.redirects.filter(({ op }) => /^<(?!<)/u.test(op));
  const stream = inputs.find(({ op, target }) => isStream(target) || (shell && op === '<&'));
  if (stream) return `\`${name}\` runs ${stream.target.source}`;
  if (documents.some(({ target }) => target.text === null)) return `\`${name}\` runs a computed text`;
  if (inputs.length > 0 || documents.length > 0) return null;
  if (words.some(({ text: word }) => /^(?:--?version|--?help|-[hV])$/u.test(word ?? ''))) return null;
  if (feeders.length === 0)
    return shell && command.via.length > 0 && !OPENED.test(command.via.at(-1) ?? '')
      ? `\`${name}\` runs what it is typed`
      : null;
  const opaque = feeders.some((feeder) => feeder === null || OPAQUE.test(posix.basename(feeder)));
  return shell || opaque ? `\`${name}\` runs what a pipe brings` : null;
}

const SCRIPT = /^[^-].*\.(?:py|[cm]?[jt]sx?|rb|pl|php|lua)$/iu;
/** Words up to the script: what follows it is the script's own business. A word behind an option may be the option's. */
function beforeScript(words: readonly Word[]): readonly Word[] {
  const at = words.findIndex(({ text }, index) => SCRIPT.test(text ?? '') && !isOption(words[index - 1]));
  return words.slice(0, at < 0 ? words.length : at);
}

function isOption(word: Word | undefined): boolean {
  return word !== undefined && (word.text ?? '-').startsWith('-');
}

/** `python3 -c "$CODE"`: all of the code is computed. */
function unreadCode(word: Word | undefined, name: string): string | null {
  const whole = word?.text === null && /^"?(?:\$\(.*\)|`.*`|\$\{?\w+\}?)"?$|^\(names/su.test(word.source);
  return whole ? `\`${name}\` runs ${word.source.slice(0, 60)}` : null;
}

function computed(
  word: Word | null | undefined,
  what: string,
  isSet: (source: string) => boolean,
): string | null {
  if (!word) return `\`${what}\` is given no text`;
  // A file whose folder is computed is a file all the same; a substitution or a variable alone is code.
  const isFile = (what === 'source' || what === '.') && !isStream(word);
  const readable =
    isFile ||
    COMPLETES.test(word.source) ||
    (readableScript(word) !== null && !isSet(word.source)) ||
    SETS_UP.test(word.source);
  return word.text === null && !readable ? `\`${what}\` runs ${word.source.slice(0, 60)}` : null;
}

/** A pipe, a descriptor, or standard input under another name. */
function isStream({ text, source }: Word): boolean {
  return text === null
    ? /^"?(?:[<$(]\(|`)|\/dev\/fd\//u.test(source)
    : /^\/(?:dev\/(?:fd|stdin|tcp|udp)|proc\/)/u.test(text);
}
