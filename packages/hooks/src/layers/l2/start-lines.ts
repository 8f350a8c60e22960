// Lines that installation guides append to a file that a shell reads at its start: variables, aliases and a tool's own set-up start nothing unknown.
import type { Command, Program } from '@agent-harness/contracts';

/** One folder of PATH. */
const FOLDER =
  '(?:~|\\\\?\\$\\{?\\w+\\}?|\\$\\([\\w ./-]+\\)|/(?:usr|opt|home|Users|snap|bin|sbin))[\\w./@+-]*';
/** File, and what every line put there must look like. */
const LINES: readonly (readonly [file: RegExp, line: RegExp])[] = [
  [
    /(?:^|\/)\.(?:bashrc|bash_profile|bash_aliases|profile|zshrc|zprofile|zshenv)$/u,
    new RegExp(
      [
        '\\s*(?:#.*)?',
        // A variable; PATH may gain folders of the person's own.
        `(?:export )?PATH=["']?${FOLDER}(?::${FOLDER})*:?["']?`,
        '(?:export )?(?!PATH=|PROMPT_COMMAND|BASH_ENV|ENV=|LD_|DYLD_|PS[0-4]|HIST|SHELLOPTS|.*(?:PAGER|_COMMAND|PRELOAD|ASKPASS|OPTS?)=)[A-Za-z_]\\w*=[^`;|&<>]*',
        'alias [\\w.-]+=["\']?(?:git|kubectl|docker|docker-compose|podman|ls|ll|la|cd|grep|vim?|nvim|python3?|pip3?|npm|pnpm|yarn|cargo|terraform|helm|minikube|bat|eza|exa|rg|lazygit|clear|code|make)(?: [^;|&`$<>]*)?["\']?',
        'eval "?\\\\?\\$\\((?:[\\w/.-]+/)?(?:brew|direnv|zoxide|starship|pyenv|rbenv|nodenv|fnm|mise|atuin|fzf|rtx|opam|luarocks|register-python-argcomplete|thefuck|ssh-agent|pixi|uv|uvx)\\b[\\w ./-]*\\)"?',
        '(?:source|\\.) <\\([\\w.-]+ (?:completions?|shell-completion|generate-shell-completion)\\b[\\w -]*\\)',
        '(?:\\[ -[fs] "?[~$\\w./{}-]+"? \\] && )?(?:source|\\.|\\\\\\.) "?(?:~|\\\\?\\$\\{?\\w+\\}?|\\$\\(pwd\\)|/usr/share|/opt|/etc)/[\\w./-]+"?',
        'complete (?:-\\w+ )*[\\w.-]+ \\w+',
        '(?:autoload|fpath|compinit|setopt|bindkey|plugins?|zstyle)\\b[^`;|&<>]*',
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
      const text =
        appends && form !== undefined
          ? appended(
              command,
              program.commands.slice(0, at).findLast(({ name }) => !/^(?:sudo|doas)$/u.test(name ?? '')),
            )
          : null;
      return {
        word,
        harmless: form !== undefined && text !== null && text.split('\n').every((line) => form.test(line)),
      };
    }),
  );
  const refused = new Set(verdicts.filter(({ harmless }) => !harmless).map(({ word }) => word));
  return new Set(verdicts.map(({ word }) => word).filter((word) => !refused.has(word)));
}

function targets({ name, words, redirects }: Command): { word: string; path: string; appends: boolean }[] {
  const tees = name === 'tee' ? words.slice(1).filter(({ text }) => !text?.startsWith('-')) : [];
  const appends = words.some(({ text }) => /^(?:-a|--append)$/u.test(text ?? ''));
  return [
    ...redirects
      .filter(({ op }) => op.includes('>') && !op.endsWith('&'))
      .map(({ op, target }) => ({
        word: target.source,
        path: target.text ?? '',
        appends: op === '>>' || /\.(?:envrc|npmrc)$/u.test(target.text ?? ''),
      })),
    ...tees.map(({ source, text }) => ({ word: source, path: text ?? '', appends })),
  ];
}

/** What the command itself, or the one that feeds it, prints. */
function appended(command: Command, before: Command | undefined): string | null {
  const speaker = command.name === 'tee' && !hasDocument(command) ? before : command;
  const document = speaker?.redirects.find(({ op }) => op.startsWith('<<'))?.target.text;
  if (document !== undefined) return document;
  if (!speaker || !/^(?:echo|printf)$/u.test(speaker.name ?? '')) return null;
  const words = speaker.words.slice(1).filter(({ text }) => !/^-[neE]+$/u.test(text ?? ''));
  return words
    .map(({ text, source }) => text ?? source.replace(/^"([^"]*)"$/u, '$1'))
    .join(' ')
    .replaceAll('\\n', '\n');
}

function hasDocument({ redirects }: Command): boolean {
  return redirects.some(({ op }) => op.startsWith('<<'));
}
