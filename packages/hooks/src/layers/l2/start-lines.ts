// Lines that installation guides append to a file that a shell reads at its start: variables, aliases and a tool's own set-up start nothing unknown.
import type { Command, Program } from '@agent-harness/contracts';
import { lastsTooLong } from '../../shell/knowledge/starting-variables.ts';
import { onceFor } from '../../shell/once-for.ts';

/** What a program says that knows a fact of the machine. */
const FACT =
  '\\$\\((?:/usr/libexec/java_home|(?:/opt/homebrew/bin/|/usr/local/bin/)?brew --prefix|composer (?:global )?config|dirname|gem env|getconf|go env|hostname|id|(?:mise|asdf) where|npm (?:bin|prefix|root|config get)|nproc|pnpm (?:bin|root)|pwd|(?:py|rb|nod)env root|python3? -m site|rustc --print|tty|uname|which|whoami|xcode-select -p|yarn global (?:bin|dir))\\b[\\w ./-]*\\)';
/** One folder of PATH. */
const FOLDER = `(?:~|\\\\?\\$\\{?\\w+\\}?|${FACT}|/(?:usr|opt|home|Users|snap|bin|sbin))[\\w./@+-]*`;
/** What a variable is set to: as it stands, or by such a fact. */
const VALUE = `(?:[^\`;|&<>$]|\\$(?!\\()|${FACT})*`;
/** File, and what every line put there must look like. */
const LINES: readonly (readonly [file: RegExp, line: RegExp])[] = [
  [
    /(?:^|\/)\.(?:bashrc|bash_profile|bash_aliases|profile|zshrc|zprofile|zshenv)$/u,
    new RegExp(
      [
        '\\s*(?:#.*)?',
        // A variable; PATH may gain folders of the person's own.
        `(?:export )?PATH=["']?${FOLDER}(?::${FOLDER})*:?["']?`,
        `(?:export )?(?!PATH=|PROMPT_COMMAND|BASH_ENV|ENV=|LD_|DYLD_|PS[0-4]|HIST|SHELLOPTS|.*(?:PAGER|_COMMAND|PRELOAD|ASKPASS|PERL5OPT|RUBYOPT)=)[A-Za-z_]\\w*=${VALUE}`,
        'alias [\\w.-]+=["\']?(?:git|kubectl|docker|docker-compose|podman|ls|ll|la|cd|grep|vim?|nvim|python3?|pip3?|npm|pnpm|yarn|cargo|terraform|helm|minikube|bat|eza|exa|rg|lazygit|clear|code|make)(?: [^;|&`$<>]*)?["\']?',
        'eval "?\\\\?\\$\\((?:[\\w/.-]+/)?(?:brew|direnv|zoxide|starship|pyenv|rbenv|nodenv|fnm|mise|atuin|fzf|rtx|opam|luarocks|register-python-argcomplete|thefuck|ssh-agent|pixi|uv|uvx)\\b[\\w ./-]*\\)"?',
        '(?:source|\\.) <\\([\\w.-]+ (?:completions?|shell-completion|generate-shell-completion)\\b[\\w -]*\\)',
        '(?:\\[ -[fs] "?[~$\\w./{}-]+"? \\] && )?(?:source|\\.|\\\\\\.) "?(?:~|\\\\?\\$\\{?\\w+\\}?|\\$\\(pwd\\)|/usr/share|/opt|/etc)/[\\w./-]+"?',
        // `-C` names a program that every completion starts.
        'complete (?:-(?!\\w*C)\\w+ )*[\\w.-]+ \\w+',
        `complete (?:-o \\w+ )*-C ["']?(?:/usr/(?:local/)?bin/|/opt/homebrew/bin/)?(?:aws_completer|terraform|tofu|vault|consul|nomad|packer|mc|kustomize)["']? \\w+`,
        `(?:autoload|fpath|compinit|setopt|bindkey|plugins?|zstyle)\\b${VALUE}`,
      ]
        .map((form) => `^${form}\\s*$`)
        .join('|'),
      'u',
    ),
  ],
  // Registries and their tokens, not what npm starts.
  [
    /(?:^|\/)\.npmrc$/u,
    /^\s*(?:[#;].*|(?!script-shell|shell|node-options|prefix|init|git\b|editor|.*prefix)[@\w:/.{}$-]+ ?= ?[^`|]*)?$/u,
  ],
  [
    /(?:^|\/)\.envrc$/u,
    /^\s*(?:#.*|use [\w -]+|layout [\w. -]+|dotenv(?: [\w.-]+)?|source_up|PATH_add [\w./-]+|watch_file [\w./-]+|export (?!PATH=|LD_|BASH_ENV)\w+=[^`;|&<>$]*)?\s*$/u,
  ],
  // Limits of the kernel that servers and watchers ask for.
  [
    /^\/etc\/sysctl(?:\.conf|\.d\/[\w.-]+\.conf)$/u,
    /^\s*(?:#.*|(?:vm|net\.core|fs\.(?:inotify|file-max)|net\.ipv4\.(?:tcp_\w+|ip_forward|ip_unprivileged_port_start))[\w.]*\s?=\s?\w+)?\s*$/u,
  ],
  [/^\/etc\/hosts$/u, /^\s*(?:(?:127|10|192\.168|172)\.[\d.]+|::1)\s+[\w.\s-]+$|^\s*(?:#.*)?$/u],
];

/** The words of such files, as written, where nothing in the program puts anything else there. */
export function harmlessAppends(program: Program): ReadonlySet<string> {
  const verdicts = program.commands.flatMap((command, at) =>
    targets(command).map(({ word, path, appends }) => {
      const [, form] = LINES.find(([file]) => file.test(path)) ?? [];
      const text = appends && form !== undefined ? appended(command, at, program) : null;
      return {
        word,
        harmless:
          form !== undefined &&
          text !== null &&
          text.split('\n').every((line) => form.test(line) && !startsLater(path, line)),
      };
    }),
  );
  const refused = new Set(verdicts.filter(({ harmless }) => !harmless).map(({ word }) => word));
  return new Set(verdicts.map(({ word }) => word).filter((word) => !refused.has(word)));
}

/** A setting, an alias or a list of folders that a shell, or direnv, keeps for whatever is started in it. */
function startsLater(path: string, line: string): boolean {
  if (!/(?:rc|profile|zshenv|aliases)$/u.test(path) || path.endsWith('npmrc')) return false;
  const set = line.replace(/^\s*(?:export\s+)?/u, '');
  return !set.startsWith('#') && lastsTooLong(/^\w+=/u.test(set) ? set : `_=${set}`);
}

function targets({ name, words, redirects }: Command): { word: string; path: string; appends: boolean }[] {
  const tees = name === 'tee' ? words : [];
  const appends = words.some(({ text }) => /^(?:-a|--append)$/u.test(text ?? ''));
  return [
    ...redirects
      .filter(({ op }) => op.includes('>'))
      .map(({ op, target }) => ({
        word: target.source,
        path: target.text ?? '',
        appends: op === '>>' || /\.(?:envrc|npmrc)$/u.test(target.text ?? ''),
      })),
    ...tees.map(({ source, text }) => ({ word: source, path: text ?? '', appends })),
  ];
}

/** What the command itself, or the one that feeds it, prints; null where that is not certain. */
function appended(command: Command, at: number, program: Program): string | null {
  const input = command.redirects.findLast(({ op }) => op.startsWith('<'));
  if (command.name !== 'tee' || input !== undefined) return printed(command);
  const before = program.commands.findLast(({ name }, one) => one < at && isFeeder(name));
  return before && isPiped(before, command, program) ? printed(before) : null;
}

function isFeeder(name: string | null): boolean {
  return !/^(?:sudo|doas)$/u.test(name ?? '');
}

/**
 * Side by side as they are written, each time that both are: in a group, others may speak or listen too. What a word only
 * says is no command.
 */
function isPiped(before: Command, command: Command, program: Program): boolean {
  const { written, readers, pairs } = writtenOf(program);
  const times = (text: string) => written.split(text).length - 1;
  const pair = `${textOf(before)} | ${textOf(command)}`;
  return times(textOf(command)) === readers.get(textOf(command)) && times(pair) === pairs.get(pair);
}

/** A program's text, and how often each command stands in it, alone and behind the one before it. */
const writtenOf = onceFor(({ commands, source }: Program) => {
  const readers = new Map<string, number>();
  const pairs = new Map<string, number>();
  let before = '';
  for (const command of commands) {
    const text = textOf(command);
    const pair = `${before} | ${text}`;
    readers.set(text, (readers.get(text) ?? 0) + 1);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    if (isFeeder(command.name)) before = text;
  }
  return { written: onOneLine(source).replace(/\| (?:sudo|doas)(?: -\w+)* /gu, '| '), readers, pairs };
});

function textOf({ words }: Command): string {
  return onOneLine(words.map(({ source }) => source).join(' '));
}

function onOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}

/** A document of `cat` or `tee` as it stands, or what is said, with its newlines; what another escape stands for is not read. */
function printed({ name, words, redirects }: Command): string | null {
  const input = redirects.findLast(({ op }) => op.startsWith('<'));
  if (input !== undefined) {
    const passes = name === 'tee' || (name === 'cat' && words.length === 1);
    return passes && input.op.startsWith('<<') ? input.target.text : null;
  }
  if (!/^(?:echo|printf)$/u.test(name ?? '')) return null;
  const text = words
    .slice(1)
    .filter((word) => !/^-[neE]+$/u.test(word.text ?? ''))
    .map((word) => word.text ?? word.source.replace(/^"([^"]*)"$/u, '$1'))
    .join(' ');
  return /\\[0-7uUx]/u.test(text) ? null : text.replaceAll('\\n', '\n');
}
