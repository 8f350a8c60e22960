// Credentials that a command uses as they are meant to be used: loaded, tested, made, or handed to their own tool; nothing is shown or sent.
import { posix } from 'node:path';
import type { Command, Program, Word } from '@agent-harness/contracts';

/** Commands that only touch what is known about a file, or load it, and the files that they may name. */
const TOUCHES: readonly (readonly [name: RegExp, files: RegExp])[] = [
  [
    /^(?:source|\.|dotenv|direnv|touch|test|\[|\[\[|stat|vim?|nvim|nano|code|emacs|subl)$/u,
    /(?:^|\/)\.env(?:rc|\.[\w.-]+)?$/u,
  ],
  [/^(?:stat|test|\[|\[\[|ssh-add|ssh-keygen)$/u, /^/u],
  // The names in such a folder, and what is no secret in it.
  [/^(?:ls|mkdir|cd|eza|tree)$/u, /(?:^|\/)\.(?:ssh|aws|kube|azure|docker|gnupg)\/?$/u],
  [/^/u, /(?:^|\/)\.ssh\/(?:config|known_hosts(?:\.old)?|[\w.-]+\.pub)$/u],
  // Keys that everyone may have: of package archives.
  [/^/u, /^(?:of=)?\/(?:usr\/share\/keyrings|etc\/apt)\/|^https?:\/\/[^@=]+$/u],
  // A file that is encrypted to the person who asks; what is kept for tools is not among them.
  [/^gpg2?$/u, /^(?![~/.])[\w/-]+\.(?:gpg|asc|sig)$/u],
];
/** A path that a variable is given: nothing is opened. Its value is followed to where it is used. */
const ASSIGNS =
  /^(?:KUBECONFIG|GOOGLE_APPLICATION_CREDENTIALS|\w+_(?:FILE|PATH|CONFIG|DIR|KEYFILE|CERTS?|CA|BUNDLE|KEY))=/u;
/** Options whose value is a credential that the command itself uses, or makes. */
const USES: readonly (readonly [name: RegExp, option: RegExp])[] = [
  [
    /^(?:docker|podman|docker-compose|dotenv|compose|nerdctl|wrangler|vercel|flask)$/u,
    /^(?:-e|--env-path)$/u,
  ],
  [/^/u, /^--(?:env-file|kubeconfig|key-file|keyfile|private-key|ssl-key|tls-key|ssl_key|ssl-keyfile)$/u],
  [/^(?:ssh|scp|sftp|mosh|rsync|ssh-copy-id|autossh|sshfs)$/u, /^-i$/u],
  [/^rsync$/u, /^(?:-[a-zA-Z]*e|--rsh)$/u],
  [/^ssh-keygen$/u, /^-f$/u],
  [
    /^(?:curl|wget|http|grpcurl|openssl|psql)$/u,
    /^--?(?:key|cert|cacert|E|certificate|private-key|ca-certificate)$/u,
  ],
  [/^openssl$/u, /^-(?:in|inkey|certfile|cert|key|keyout|out|CA|CAfile|signkey)$/u],
  [/^keytool$/u, /^-keystore$/u],
  [/^(?:gpg|gpg2)$/u, /^--(?:import|verify)$/u],
  // What a server shows itself with.
  [
    /^(?:kubectl|oc|uvicorn|gunicorn|hypercorn|http-server|serve|vite|caddy|goreleaser)$/u,
    /^--(?:ssl-)?(?:key|keyfile)$/u,
  ],
];
/** Loads that hand every line to the environment of this shell. */
const LOADED =
  /^(?:export|env)\s+\$\(\s*(?:grep -v '\^#' |cat )\.env(?:\.\w+)?\s*\|\s*xargs\s*\)|^(?:export|env)\s+\$\(\s*cat \.env(?:\.\w+)?\s*\)/u;

/** The words that name a credential only to use it. A word that another command prints is not among them. */
export function usedWords(program: Program): ReadonlySet<string> {
  const used = new Set(
    program.commands.flatMap((command) =>
      [...usedBy(command, program), ...command.redirects.filter(isSet).map(({ target }) => target)].map(
        ({ source }) => source,
      ),
    ),
  );
  // A name that is printed is no file that is shown, unless the next in a pipe takes it for one.
  const printed = (name: string | null) =>
    /^(?:echo|printf)$/u.test(name ?? '') && !program.source.includes('|');
  for (const command of program.commands.filter(({ name }) => !printed(name)))
    for (const word of shown(command, usedBy(command, program))) used.delete(word.source);
  return used;
}

function usedBy(command: Command, program: Program): Word[] {
  const base = posix.basename(command.name ?? '');
  const words = command.words.slice(1);
  // What root is told to do is used as it would be without root.
  if (base === 'sudo') return usedBy({ ...command, name: words[0]?.text ?? '', words }, program);
  // A folder of programs under that name, which is made here.
  if (
    /^(?:-m (?:venv|virtualenv)|venv) (?:-\S+ )*\.env$/u.test(words.map(({ text }) => text ?? '$').join(' '))
  )
    return /^(?:python[\d.]*|uv)$/u.test(base) ? words : [];
  if (
    base === 'openssl' &&
    !/^(?:req|genrsa|genpkey|ecparam|s_client|x509|verify|crl)\b|^pkcs12 .*-export/u.test(
      words.map(({ text }) => text).join(' '),
    )
  )
    return [];
  if (base === 'openssl' && words[0]?.text === 'verify') return words;
  if (base === 'ssh-keygen' && words.some(({ text }) => /^-[a-z]*[ype]/u.test(text ?? ''))) return [];
  if (/^(?:cat|grep)$/u.test(base) && loadsOnce(program.source)) return words.filter(isDotenv);
  // A chmod that leaves a key to its owner alone.
  if (base === 'chmod' && /^0?[4-7]00$|^(?:go|og|[go])(?:-[rwx]*|=)$|^u[+=]r?w?$/u.test(words[0]?.text ?? ''))
    return words;
  // A sample that becomes the project's own file, and a file that git is told to forget.
  if (/^(?:cp|mv)$/u.test(base) && isSample(words)) return words;
  if (base === 'git' && words.some(({ text }) => text === '--cached')) return words;
  // The names of accounts, which every listing shows, and their number.
  if (words.some(({ text }) => text === '/etc/passwd') && namesOnly(base, words)) return words;
  // An edit that prints nothing.
  if (
    base === 'sed' &&
    words.some(({ text }) => /^-i(?:\.\w+)?$/u.test(text ?? '')) &&
    words.every(
      ({ text }) =>
        /^-(?:i(?:\.\w+)?|[Er])$|^s([/|#,@])(?:(?!\1)[^\n;\\]|\\.)*\1(?:(?!\1)[^\n;\\]|\\.)*\1[gI\d]*$|^\/[^/;]*\/d$|^$/u.test(
          text ?? '',
        ) || DOTENV.test(text ?? ''),
    )
  )
    return words;
  // A copy beside it under a name that is protected in the same way.
  if (/^(?:cp|mv)$/u.test(base) && words.filter(({ text }) => !text?.startsWith('-')).every(isDotenv))
    return words;
  return words.filter(({ text, source }, at) => {
    if (ASSIGNS.test(text ?? source) && !(text ?? source).includes('@')) return true;
    // Behind `eval` nobody knows which home it is.
    const file = text ?? (source.startsWith('~/') ? source : null);
    if (file !== null && TOUCHES.some(([name, files]) => name.test(base) && files.test(file))) return true;
    if (text === null) return false;
    const [option, value] = /^(--?[\w-]+)=(.*)$/su.exec(text)?.slice(1) ?? [words[at - 1]?.text ?? ''];
    return USES.some(([name, uses]) => name.test(base) && uses.test(option ?? '') && !value?.startsWith('@'));
  });
}

/** All that is copied is a sample: a second source beside it would go along. */
function isSample(words: readonly Word[]): boolean {
  const sources = words.filter(({ text }) => !text?.startsWith('-')).slice(0, -1);
  return (
    sources.length > 0 &&
    sources.every(({ text }) => /\.(?:example|sample|template|dist)(?:\.\w+)?$/u.test(text ?? ''))
  );
}

const DOTENV = /^(?:\.\/)?\.env(?:\.[\w-]+)*$/u;

function namesOnly(base: string, words: readonly Word[]): boolean {
  const line = words.map(({ text }) => text ?? '$').join(' ');
  return (
    (base === 'cut' && /^-d ?: -f ?1(?:,[67])? \S+$|^-f ?1 -d ?: \S+$/u.test(line)) ||
    (base === 'awk' && /^-F ?: \{ ?print \$1 ?\} \S+$/u.test(line)) ||
    (base === 'wc' && /^-l \S+$/u.test(line))
  );
}

/** Not a folder's, so the copy lies beside it. */
function isDotenv({ text }: Word): boolean {
  return DOTENV.test(text ?? '');
}

/** INVARIANT: the file is named once, so nothing else in the program can show it. */
function loadsOnce(source: string): boolean {
  return LOADED.test(source.trim()) && source.split('.env').length === 2;
}

/** What is written is not shown; whether it may be written is L2's question. */
function isSet({ op }: Command['redirects'][number]): boolean {
  return /^\d*>/u.test(op);
}

function shown({ words, redirects }: Command, used: readonly Word[]): Word[] {
  return [
    ...words.filter((word) => !used.includes(word)),
    ...redirects.filter((redirect) => !isSet(redirect)).map(({ target }) => target),
  ];
}
