// Code in a command's words that starts programs, opens sockets or deletes: one-liners, and options that name a program.
import { posix } from 'node:path';
import type { Command, Program } from '@agent-harness/contracts';
import type { Finding } from '../../../policy/verdicts.ts';
import { readArguments } from '../../../shell/read-arguments.ts';
import { scriptDanger } from '../../../shell/script-danger.ts';
import { writtenScripts } from '../../../shell/written-scripts.ts';
import { withoutInstallers } from './known-installers.ts';

/** Interpreters and the options whose value is code. */
const INLINE: readonly (readonly [names: RegExp, option: RegExp])[] = [
  [/^(?:python|pypy|ipython)[\d.]*$/u, /^-[A-Za-z]*c/u],
  [/^(?:node|nodejs|bun|deno|tsx|ts-node)$/u, /^(?:-[a-z]*[ep]|--eval|--print|eval)/u],
  [/^(?:perl|ruby)[\d.]*$/u, /^-[A-Za-z0-9]*[eE]/u],
  [/^(?:php)[\d.]*$/u, /^-[rBRE]/u],
  [
    /^(?:lua|luajit|Rscript|R|julia|osascript|tclsh|expect|elixir|erl|groovy|scala|jrunscript|pwsh|powershell|ghc|clojure|gawk|octave(?:-cli)?|gimp|irb|crystal|pry|byebug|slsh|dc|rake|rpm\w*|guile|racket|sbcl|ocaml|jshell|xonsh|nu|elvish|gnuplot|maxima|gp|sage|csi|janet|raku|kotlinc?|gs|genie|bb|jimsh|wish|tcl|pike|swift|ghci|hy|lein|boot|dotnet|duckdb|picolisp|gforth|jjs|bpftrace|knife|cpan|puppet|chef-apply|ginsh|tasksh|lftp|scanmem|latexmk|perlbug|scsh|chez|mit-scheme|ipython|nim|coffee|ts-node)[\d.]*$/u,
    /^eval$|^script$|^-{1,2}(?:e|E|c|p|r|x|eval|execute|evaluate|Command|command|EncodedCommand|enc|b)/u,
  ],
  [/^emacs(?:client|-nox)?$/u, /^--?(?:e|eval|execute|f|funcall|l|load)(?:=|$)/u],
  [
    /^(?:g?vim?|nvim|vimx|ex|r?view|rvim|vimdiff|ed|nano|less|more|man)$/u,
    /^(?:-c|\+|--cmd|--eval|-S|-P|-H|--pager)/u,
  ],
  [/^(?:mysql|mariadb|psql|sqlite3|mongo|mongosh|redis-cli)$/u, /^[-.\\]/u],
  [/^(?:make|gmake)$/u, /^--eval/u],
  [/^(?:gdb|lldb)$/u, /^-{1,2}(?:ex|iex|eval-command|o|one-line|x|command)$/u],
  [/^dart$/u, /^-e/u],
  [/^pylint[\d.]*$/u, /^--init-hook/u],
  // Only what they are fed.
  [/^(?:go|cargo|rust-script|swift|scala-cli|kotlin)$/u, /^\0$/u],
];
/** What Lisp of an editor does that a one-liner of it has no need of. */
const LISP =
  /\b(?:shell-command\S*|(?:async|eshell)-\S*command\S*|call-process\S*|start-(?:file-)?process\S*|make-(?:network-)?process|process-\S*lines\S*|delete-(?:file|directory)|open-network-stream|url-(?:retrieve|copy-file|insert-file)\S*)\b|\(\s*(?:ansi-)?term\s/u;
const SPAWNS =
  /\b(?:os\.(?:system|popen|exec\w*|spawn\w*|dup2|remove|unlink|rmdir|removedirs)|subprocess|pty\.spawn|shutil\.(?:rmtree|move)|child_process|execSync|spawnSync|execFile|popen[23]?|proc_open|shell_exec|passthru|pcntl_exec|posix_spawn|os\.execute|io\.popen|Runtime|ProcessBuilder|syscall|ctypes|Fiddle|dlopen|__import__|importlib|(?<!re\.)compile|rmSync|unlinkSync|unlink|rmdirSync|rimraf|rmtree|remove_tree|Deno\.(?:remove\w*|Command|run)|exec\.Command|File\.delete|Dir\.rmdir|FileUtils|do shell script|Invoke-Expression|IEX|DownloadString|Start-Process|EncodedCommand|get_password|browser_cookie3|win32crypt|secretstorage|os:cmd|System\.cmd|System\.shell|Function\(|iex|irm|iwr)\b|\b(?:system|exec|spawn|fork|eval|popen|unlink)\s*[({'"`;%]|\b(?:exec|system)\s+["'/%q\w]|`[^`]+`|\bfork while\b|%x[{([]|:!|\\!|^!|\bsh\s+-[ic]\b|\/bin\/(?:ba|da|z|k|c)?sh\b|\brm\s+-[a-zA-Z]*[rf]|\bdd\s+if=|\bmkfs\b/u;
/** The same in languages that are used less, or spelled in a way that only hides it. */
const SPAWNS_TOO =
  /\bqx\s*[({[/|!"'{]|process\.binding|spawn_sync|System\.Process|\bSys\.command|\bsys\.process|\bshell\/sh\b|\(\s*(?:os\/)?(?:shell|sh|run-program)\s+["'(]|\bshell(?:\s+["']|\()|\bProcess\.(?:system|Start|run|spawn|launch)|Command::new|launchedProcess|\bNSTask\b|\bsystem\s+\$|posix\.(?:system|exec)|\bos\.posix_spawn|\bload_extension\s*\(\s*'\/(?:tmp|var\/tmp|dev\/shm)|\bshellfs\b|"\|\s*\w*sh\b|globalThis\[|\bexecCmd\w*\(|child_["'+ ]|\bimp["' +]+ort\b/u;
const SOCKETS =
  /\b(?:socket(?=[( ,]*(?:["'(\w]*$|[\s,;(]))|socket\.(?!gethostname\b|getfqdn\b|AF_|SOCK_)\w+|require\(?["'( ]*socket|TCPSocket|newSocket\(|IO::Socket|fsockopen|net\.(?:connect|Socket|createConnection|Dial)|pfsockopen|stream_socket_client|TcpClient|TCPClient|UDPSocket|urlretrieve|urlopen|asyncio\.open_connection|paramiko|telnetlib|ftplib|smtplib|http\.server|gen_tcp|Socket\.(?:connect|tcp)|socketConnection|ServerSocket|Net::HTTP\.post)\b|\/inet\/(?:tcp|udp)/u;
/** `requests.get(…)` alone reads; what it brings must not be run. */
const FETCH_AND_RUN =
  /(?:https?:\/\/|requests\.|fetch\().*(?:exec|eval|system|subprocess|open\([^)]*["']w|import\b)|\b(?:exec|eval|system)\b.*https?:\/\/|\b(?:import|source|include|install_url|iex|download|cp)\b[( ]*["']https?:\/\/|https?:\/\/.*(?:file_get_contents|File\.read|readFile|environ|process\.env|getenv)|requests\.(?:post|put)\(.*\bopen\(/su;
/** Questions about this machine, and pages of its own servers. */
const LOCAL =
  /\bimport socket\b(?=[^\n]*\bsocket\.get(?:hostname|fqdn)\(\))|\burl(?:lib\.request\.url)?open\(\s*['"]https?:\/\/(?:localhost|127\.0\.0\.1)(?=[:/'"])/gu;
const DECODES =
  /\b(?:b64decode|base64|decode_?base64|decode64|a2b_\w+|fromhex|unpack\s*\(?\s*["'][HhuU]|Base64\.\w*decode\w*|fromCharCode|unhexlify|decodestring|atob|pack\s*\(?\s*["'][HhNC]|str_rot13|rot13|zlib\.decompress|marshal\.loads|pickle\.loads|codecs\.decode)\b/u;

/** Options by which a tool starts a program: refused when the value is more than a plain tool's name. */
const STARTS: Readonly<Record<string, RegExp>> = {
  aria2c: /^--on-/u,
  tar: /^(?:--checkpoint-action|--to-command|--info-script|--new-volume-script|--rmt-command|--rsh-command|-F|--use-compress-program|-I|-[a-zA-Z]*I)/u,
  bsdtar: /^--use-compress-program/u,
  rsync: /^(?:-[a-zA-Z]*e|--rsh|--rsync-path)/u,
  scp: /^-[a-zA-Z]*[SoF]/u,
  sftp: /^-[a-zA-Z]*[SoF]/u,
  ssh: /^-[a-zA-Z]*o/u,
  zip: /^(?:-[a-zA-Z]*TT|--unzip-command|-T)/u,
  sort: /^--compress-program/u,
  man: /^(?:-P|-H|--pager|--html)/u,
  split: /^--filter/u,
  wget: /^--use-askpass/u,
  curl: /^(?:-K|--config)/u,
  watch: /^$/u,
  socat: /^/u,
  script: /^-[a-z]*c/u,
  flock: /^-c/u,
  less: /^-[a-zA-Z]*P/u,
  busctl: /^/u,
  // A library that is loaded, and runs.
  'ssh-keygen': /^-D/u,
  'ssh-add': /^-s/u,
  gcc: /^-wrapper$/u,
  c99: /^-wrapper$/u,
  clang: /^-wrapper$/u,
  'g++': /^-wrapper$/u,
  cc: /^-wrapper$/u,
  'c++': /^-wrapper$/u,
  go: /^-{1,2}toolexec\b/u,
};
const PLAIN =
  /^(?:-\w+|ssh|zstd|gzip|pigz|xz|lz4|bzip2|lbzip2|cat|less|jq|StrictHostKeyChecking=\S+|UserKnownHostsFile=\S+|ConnectTimeout=\d+|BatchMode=\w+|ServerAlive\w+=\d+|Port=\d+|User=\w+|IdentitiesOnly=\w+|LogLevel=\w+)$/u;

/** ssh with options that start nothing on this side. */
const PLAIN_SSH =
  /^ssh(?: +(?:-p ?\d+|-[46ACTaqx]+|-[il] ?[\w./~@+-]+|-o ?(?:StrictHostKeyChecking|UserKnownHostsFile|ConnectTimeout|BatchMode|ServerAlive\w+|Port|User|IdentitiesOnly|LogLevel|Compression)=[\w./~-]+))*$/u;

const READERS =
  /^(?:cat|less|more|head|tail|tac|nl|od|xxd|strings|sort|base64|cp|mv|rm|source|\.|scp|tar|bash|sh)$/u;
const SPELLED =
  /(?:\$\(|`)\s*(?:echo|printf|base64|base32|rev|tr|xxd|[^)`]*\|\s*(?:base64|rev|tr|xxd))\b|^"?(?:\/etc|~\/\.\w+)\/.*[$`]/u;

export function codeFindings(command: Command, program: Program): Finding[] {
  const base = posix.basename(command.name ?? '');
  const words = command.words.slice(1);
  const texts = words.map(({ text, source }) => text ?? source);
  return [
    ...(opensShell(command, program) ? [{ rule: 'open.code', words: [base, ...texts.slice(0, 2)] }] : []),
    ...(inlineDanger(base, command) ? [{ rule: 'open.code', words: [base, ...texts.slice(0, 2)] }] : []),
    ...startsProgram(base, texts),
    ...scripts(command),
    ...(writesFetch(base, command) || writesShell(base, command) || printsCode(base, command, program)
      ? [{ rule: 'open.code', words: [base] }]
      : []),
    ...(base === 'parallel' && (texts.find((text) => !text.startsWith('-')) ?? '').match(/^(?::::.*)?$/u)
      ? [{ rule: 'open.code', words: [base] }]
      : []),
    ...(/^[gmn]?awk$/u.test(base) && texts.some((text) => /\/inet\/(?:tcp|udp)/u.test(text))
      ? [{ rule: 'open.code', words: [base] }]
      : []),
    ...(/^(?:ed|ex|busybox|run-parts|start-stop-daemon|ld(?:-linux|-musl|\.so|64)\S*)$/u.test(base)
      ? [{ rule: 'open.code', words: [base] }]
      : []),
    // A file that a decoder or a printing command spells is meant not to be read here.
    ...(READERS.test(base)
      ? words
          .filter(({ text, source }) => text === null && SPELLED.test(source))
          .map(({ source }) => ({ rule: 'shell.dynamic-command', words: [source] }))
      : []),
    // A slice of a variable that holds a path spells something that should not be read; `${PATH//:/…}` shows all of it.
    ...texts
      .filter((text) =>
        /\$\{(?:HOME|PWD|OLDPWD|PATH|SHELL|IFS|BASH\w*|HOSTTYPE|LS_COLORS|PS\d)(?::\d|[%#]|\/(?!\/:\/))/u.test(
          text,
        ),
      )
      .map((text) => ({ rule: 'shell.dynamic-command', words: [text] })),
  ];
}

/** A script of the program's own that gives a shell to a connection. Said once, of the first command. */
function opensShell(command: Command, program: Program): boolean {
  return (
    command === program.commands[0] &&
    writtenScripts(program).some(
      (code) =>
        /\b(?:socket|Socket\w*|net\.(?:Dial|connect|Socket)|TCPSocket|fsockopen|connect)\b/u.test(code) &&
        /\bdup2\b|\bpty\b|\/bin\/(?:ba|z|da|k)?sh\b|["'](?:ba|z)?sh["']/iu.test(code),
    )
  );
}

/** Code of an interpreter: on its command line, or in a here-document. */
function inlineDanger(base: string, { words, redirects }: Command): boolean {
  const entry = INLINE.find(([names]) => names.test(base));
  if (!entry) return false;
  const texts = words.map(({ text, source }) => text ?? source);
  const at = texts.findIndex((text) => entry[1].test(text));
  const documents = redirects
    .filter(({ op }) => op.startsWith('<<'))
    .map(({ target }) => target.text ?? target.source);
  const options = texts.filter((_, index) => at >= 0 && index >= at);
  // An editor's or a pager's first command is written behind a plus.
  const given = options.map((text) => text.replace(/^\+|^--eval=?/u, ''));
  const code = [...given, ...documents].join('\n').replaceAll(LOCAL, '');
  if (base.startsWith('emacs')) return LISP.test(code);
  if (base === 'expect') return at >= 0 && /\bspawn\b|\bexec\b/u.test(code);
  if (base.endsWith('make') && /\$\(shell\b|!=/u.test(code)) return true;
  if (base === 'gdb' || base === 'lldb')
    return /\b(?:shell|python|pipe|source|call|platform|make)\b|!/u.test(options.join(' '));
  if (/mysql|psql|sqlite3|mongo/u.test(base))
    return /\\!|\.shell\b|\.system\b|\bCOPY\b.*\bPROGRAM\b|sys_exec|(?:load_extension|\.load)\b.*\/(?:tmp|var\/tmp|dev\/shm)\/|\bedit\(\s*'[^']*'\s*,/iu.test(
      // A statement stands without an option.
      base === 'sqlite3' ? texts.join(' ') : code,
    );
  return (
    SPAWNS.test(code) ||
    SPAWNS_TOO.test(code) ||
    SOCKETS.test(code) ||
    FETCH_AND_RUN.test(code) ||
    (DECODES.test(code) && /exec|eval|system|open\(|assert/u.test(code))
  );
}

const FETCHES_AND_RUNS = /\b(?:curl|wget)\b[^|;&\n]*\|\s*(?:sudo\s+(?:-E\s+)?)?(?:ba|z|da)?sh\b/u;
/** Where such a line is read by people, or in a container that is built. */
const READ_BY_PEOPLE =
  /\.(?:md|mdx|rst|adoc|html?)$|(?:^|\/)(?:README|CHANGELOG|INSTALL)\S*$|(?:Dockerfile|Containerfile)[\w.-]*$/iu;

/** In the middle of a word, in whatever language the word is: all that a person or a machine has. */
const DELETES_ALL =
  /[\s"'{(=!]rm\s+-[a-zA-Z]*[rR][a-zA-Z]*\s+(?:-\S+\s+)*["']?(?:~|\/|\$\{?HOME\}?|\/home\/\w+)\/?\*?["']?(?:[\s;&|"')}]|$)/u;
/** Commands whose words are texts for people, or patterns to look for. */
const NAMES_TEXT =
  /^(?:echo|printf|cat|e?grep|fgrep|rg|ag|ack|g?sed|[gmn]?awk|jq|yq|sd|perl|ruby|git|gh|glab|hub|claude|codex|gemini|say|man|tldr|notify-send|curl|https?|xh|test|\[|fd|find|export|declare|local|readonly|alias|read|)$/u;

/** A file of the project that would fetch what it runs, from anyone. */
function writesFetch(base: string, { words, redirects }: Command): boolean {
  const texts = words.slice(1).map(({ text, source }) => text ?? source);
  const targets = redirects.filter(({ op }) => /^&?>/u.test(op)).map(({ target }) => target.text ?? '');
  const inPlace =
    /^(?:g?sed|perl|ruby|yq|sd)$/u.test(base) &&
    (base === 'sd' || texts.some((text) => /^-\w*i/u.test(text)));
  const writes =
    inPlace || (/^(?:echo|printf|cat|jq|yq|sed|awk)$/u.test(base) && targets.length > 0) || base === 'tee';
  const named = base === 'tee' ? texts.filter((text) => !text.startsWith('-')) : texts.slice(-1);
  const files = inPlace || base === 'tee' ? [...targets, ...named] : targets;
  if (
    !NAMES_TEXT.test(base) &&
    !writes &&
    texts.some((text) => FETCHES_AND_RUNS.test(withoutInstallers(text)))
  )
    return true;
  if (!NAMES_TEXT.test(base) && !writes && texts.some((text) => DELETES_ALL.test(text))) return true;
  if (!writes || files.every((file) => READ_BY_PEOPLE.test(file))) return false;
  const documents = redirects
    .filter(({ op }) => op.startsWith('<<'))
    .map(({ target }) => target.text ?? target.source);
  return [...texts, ...documents].some((text) => FETCHES_AND_RUNS.test(withoutInstallers(text)));
}

/** Text for a file, or for the next in the pipe, that would join a socket to a shell. */
function writesShell(base: string, { words, redirects }: Command): boolean {
  if (!/^(?:echo|printf|cat|tee)$/u.test(base)) return false;
  const texts = [...words, ...redirects.map(({ target }) => target)].map(
    ({ text, source }) => text ?? source,
  );
  return (
    texts.some((text) => SOCKETS.test(text) && /\/bin\/\w*sh\b|cmd\.exe|powershell|\bsh -i\b/iu.test(text)) ||
    texts.some((text) => /\/dev\/(?:tcp|udp)\/[\w.$]+\/\w/u.test(text) && base !== 'echo')
  );
}

/** An interpreter at the end of a pipe, without a file of its own. */
const FED =
  /\|\s*(?:sudo\s+)?(?:\S*\/)?(?:python|pypy|perl|ruby|php|node|nodejs|deno run|bun run|lua|luajit|tclsh|Rscript|osascript)[\d.]*\s*(?:-\s*)?(?:$|[;&|)\n<>])|\|\s*(?:\S*\/)?(?:ocaml|guile|racket|jshell|julia|ghci|sbcl|elixir|iex|groovysh|R|octave|raku|gforth|swipl)\b[^|;&]*$/u;

/** Text that the next in the pipe would run as its code. */
function printsCode(base: string, { words, redirects }: Command, { source }: Program): boolean {
  if (!/^(?:echo|printf|cat)$/u.test(base) || !FED.test(source)) return false;
  const documents = redirects.filter(({ op }) => op.startsWith('<<')).map(({ target }) => target);
  const code = [...words.slice(1), ...documents].map(({ text, source: word }) => text ?? word).join('\n');
  return SPAWNS.test(code) || SPAWNS_TOO.test(code) || SOCKETS.test(code.replaceAll(LOCAL, ''));
}

function startsProgram(base: string, texts: readonly string[]): Finding[] {
  const option = Object.hasOwn(STARTS, base) ? STARTS[base] : undefined;
  if (!option) return [];
  return texts.flatMap((text, at) => {
    if (!option.test(text) || !text.startsWith('-')) return [];
    const attached = text.startsWith('--') ? (/=(.*)/su.exec(text)?.[1] ?? '') : text.slice(2);
    const value = attached && !/^[a-zA-Z]$/u.test(attached) ? attached : (texts[at + 1] ?? '');
    const plain =
      PLAIN.test(value) ||
      PLAIN.test(attached) ||
      (base === 'rsync' && /e$|^--rsh/u.test(text.split('=')[0] ?? '') && PLAIN_SSH.test(value)) ||
      (base === 'ssh' && !/command|proxy/iu.test(value));
    return plain ? [] : [{ rule: 'option.executes', words: [base, text] }];
  });
}

/** sed's `e`, awk's `system`, and programs behind known options. */
function scripts(command: Command): Finding[] {
  const { knowledge, list } = readArguments(command);
  const { language } = knowledge ?? {};
  const base = posix.basename(command.name ?? '');
  return list.flatMap(({ role, text, option, danger }) => {
    if (role === 'script' && language && text && scriptDanger(language, text) === 'executes')
      return [{ rule: 'script.executes', words: [text] }];
    if (role === 'script' && /\/inet\/(?:tcp|udp)/u.test(text ?? ''))
      return [{ rule: 'script.executes', words: [text ?? ''] }];
    // Files of a project and `find -exec`, whose command is read on its own, are daily work.
    const daily = /awk|fd|find|git|sed/u.test(base);
    return danger === 'executes' && !daily ? [{ rule: 'option.executes', words: [base, option ?? ''] }] : [];
  });
}
