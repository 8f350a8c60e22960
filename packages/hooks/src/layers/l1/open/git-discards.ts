// Git commands that throw away work which no commit holds, rewrite what others have, or start programs.
import { posix } from 'node:path';
import type { Command } from '@agent-harness/contracts';
import type { Finding } from '../../../policy/verdicts.ts';
import { readArguments } from '../../../shell/read-arguments.ts';

/** Settings whose value is run, or decides what is run. */
const RUNS =
  /^(?:alias\.|core\.(?:pager|editor|sshcommand|fsmonitor|hookspath|askpass|gitproxy|alternaterefscommand|attributesfile|worktree)|diff\.(?:external|.*\.(?:command|textconv))|(?:diff|merge)tool\.|merge\..*\.driver|filter\.|credential\.(?:.*\.)?helper|protocol\..*allow|sequence\.editor|pager\.|(?:remote\..*\.)?(?:uploadpack|receivepack|proxy|vcs|pushurl)|uploadpack\.|url\.|gpg\.(?:.*\.)?program|browser\.|man\.|sendemail\.|include(?:if)?\.|submodule\..*\.update|trailer\..*\.(?:command|cmd)|guitool\..*\.cmd|tar\..*\.command|hook\..*\.command|(?:web|help|instaweb)\.browser|instaweb\.httpd|interactive\.difffilter|init\.templatedir|http\.(?:.*\.)?(?:proxy|sslverify|cookiefile))/iu;

/** The daily values of such a setting: no editor, no pager. */
const EDITS =
  /^(?:core\.(?:editor|pager)|sequence\.editor|pager\.\w+)=(?:true|false|cat|:|less(?: -[A-Za-z]+)?|n?vim?|nano|emacs|micro|hx|(?:code|codium|cursor|zed|subl|mate)(?: -(?:-wait|w|n))*|delta|diff-so-fancy \| less(?: [-\w=]+)*)?$|^interactive\.difffilter=(?:delta --color-only|diff-so-fancy --patch)$|^credential\.helper=(?:cache(?: --timeout[= ]\d+)?|store|osxkeychain|manager(?:-core)?|libsecret|wincred)?$|^man\.viewer=man$/iu;

/** Subcommands, and the options and words by which they start a program of the caller's. */
const STARTS: readonly (readonly [subcommands: RegExp, words: RegExp])[] = [
  [/^clone$/u, /(?:^|\s)-u(?:\s|\S)/u],
  [/^(?:push|send-pack|fetch-pack|archive|http-push)$/u, /(?:^|\s)--exec\b/u],
  [/^grep$/u, /(?:^|\s)-O\S/u],
  [/^(?:remote-ext|remote-fd|merge-index|web--browse)$/u, /^/u],
  [/^send-email$/u, /--(?:to|cc|header|sendmail)-cmd\b|--smtp-server[= ]\//u],
  [/^instaweb$/u, /--httpd\b|(?:^|\s)-d ?\S/u],
  // A program that shows two files, by its name.
  [
    /^difftool$/u,
    /(?:^|\s)(?:-x\s*|--extcmd[= ])(?!\s|["']?(?:[\w-]*diff[\w-]*|meld|code|codium|cursor|subl|smerge|delta|opendiff|difft|bcomp\w*|diffuse|idea|pycharm|webstorm|goland|winmerge\w*|p4merge|araxis)(?: -{1,2}[\w-]+)*(?:["']?\s|["']?$))/u,
  ],
  // Hooks come with a template.
  [/^(?:init|clone)$/u, /--template[= ](?:\/private)?\/(?:tmp|var\/tmp|dev\/shm)\b/u],
];

export function gitDiscards(command: Command): Finding[] {
  if (posix.basename(command.name ?? '') !== 'git') return [];
  const { subcommand } = readArguments(command);
  const texts = command.words.slice(1).map(({ text }) => text ?? '');
  const at = subcommand === null ? -1 : texts.indexOf(subcommand);
  const before = at < 0 ? texts : texts.slice(0, at);
  const after = at < 0 ? [] : texts.slice(at + 1);
  const rule = discards(subcommand ?? '', after);
  return [
    ...(rule ? [{ rule, words: ['git', subcommand ?? ''] }] : []),
    ...(starts(before, subcommand, after)
      ? [{ rule: 'git.executes', words: ['git', ...before.slice(0, 3)] }]
      : []),
  ];
}

function starts(before: readonly string[], subcommand: string | null, after: readonly string[]): boolean {
  // A clone keeps the settings that it is given.
  const settings = settingsOf(subcommand === 'clone' ? [...before, ...after] : before);
  const configured =
    subcommand === 'config' &&
    after.some((word) => RUNS.test(word)) &&
    // Hooks that are kept, and reviewed, in the project itself.
    !(
      after.some((word) => /^core\.hookspath$/iu.test(word)) &&
      after.some((word) => /^\.(?:githooks|husky(?:\/_)?|hooks)\/?$/u.test(word))
    ) &&
    // An alias for another of git's own commands runs nothing else.
    !(after.some((word) => word.startsWith('alias.')) && !after.some((word) => word.includes('!'))) &&
    !isDailySetting(after.filter((word) => !word.startsWith('-'))) &&
    after.filter((word) => !word.startsWith('-')).length > 1;
  return (
    configured ||
    settings.some((setting) => RUNS.test(setting) && !EDITS.test(setting)) ||
    before.some((word) => /^--(?:exec-path=|config-env)/u.test(word)) ||
    after.some((word) => /^ext::|^--(?:upload-pack|receive-pack|open-files-in-pager)\b/u.test(word)) ||
    STARTS.some(([names, form]) => names.test(subcommand ?? '') && form.test(after.join(' ')))
  );
}

/** `-c a=b`, in each way that Git spells it. */
function settingsOf(words: readonly string[]): string[] {
  return words.map((word, at) =>
    /^(?:-c|--config)$/u.test(words[at - 1] ?? '') ? word : (/^(?:-c|--config=)(.+)/su.exec(word)?.[1] ?? ''),
  );
}

/** `git config core.editor nano`, and another way to the same host: `url."https://a/".insteadOf git@a:`. */
function isDailySetting(words: readonly string[]): boolean {
  const [key = '', value = '', ...more] = words.filter((word) => word !== 'set');
  if (more.length > 0) return false;
  if (EDITS.test(`${key}=${value}`)) return true;
  const base = /^url\.(.*)\.insteadof$/iu.exec(key)?.[1];
  return base !== undefined && hostOf(base) !== null && hostOf(base) === hostOf(value);
}

function hostOf(address: string): string | null {
  return /^(?:(?:https?|ssh|git):\/\/(?:[^@/\s]*@)?|git@)([\w.-]+)[:/]/u.exec(address)?.[1] ?? null;
}

function discards(subcommand: string, words: readonly string[]): string | null {
  const has = (letters: string, ...long: string[]) => words.some((word) => isOption(word, letters, long));
  const operands = words.filter((word) => !/^-./u.test(word));
  switch (subcommand) {
    case 'reset':
      return has('', '--hard', '--merge', '--keep') ? 'git.hard-reset' : null;
    case 'checkout':
      return checkout(words, operands, has('bBt', '--orphan', '--track', '--branch'), has('f', '--force'))
        ? 'git.discard'
        : null;
    case 'switch':
      return has('f', '--force', '--discard-changes') ? 'git.discard' : null;
    case 'restore':
      return (has('S', '--staged') && !has('W', '--worktree')) ||
        (operands.length > 0 && operands.every((word) => GENERATED.test(word)))
        ? null
        : 'git.restore';
    case 'clean':
      return has('f', '--force') ? 'git.clean' : null;
    case 'push':
      if (
        words.some((word) => /^(?:-d|--delete)$/u.test(word)) &&
        operands.slice(1).every((word) => TOPIC.test(word))
      )
        return operands.length > 1 ? null : 'git.force-push';
      return (has('f', '--mirror', '--delete', '--prune') && !has('', '--force-with-lease')) ||
        has('d') ||
        words.includes('--force') ||
        operands.some((word) => /^[+:]/u.test(word))
        ? 'git.force-push'
        : null;
    case 'branch':
      return has('Df', '--force') || (has('M') && operands.length > 1) ? 'git.writes' : null;
    case 'stash':
      return /^(?:drop|clear)$/u.test(operands[0] ?? '') ? 'git.drop-stash' : null;
    case 'reflog':
      return /^(?:expire|delete|drop)$/u.test(operands[0] ?? '') ? 'git.expire-reflog' : null;
    case 'gc':
    case 'prune':
      return has('', '--prune') || subcommand === 'prune' ? 'git.expire-reflog' : null;
    case 'filter-branch':
    case 'filter-repo':
      return 'git.rewrite';
    case 'worktree':
      return operands[0] === 'remove' && has('f', '--force') ? 'git.discard' : null;
    case 'tag':
      // Names that only running tells.
      return has('d', '--delete') && words.includes('') ? 'git.writes' : null;
    case 'update-ref':
      return has('d', '--delete') || /^refs\/heads\/(?:main|master|develop|trunk)$/u.test(operands[0] ?? '')
        ? 'git.writes'
        : null;
    case 'checkout-index':
      return has('f', '--force') ? 'git.discard' : null;
    case 'read-tree':
      return has('u', '--reset') ? 'git.discard' : null;
    case 'submodule':
      return operands[0] === 'deinit' && has('f', '--force') ? 'git.discard' : null;
    case 'apply':
      return has('', '--unsafe-paths') ? 'git.writes' : null;
    case 'rm':
      return has('f', '--force') ? 'git.discard' : null;
  }
  return null;
}

/** A branch that was made for one change, by its name. */
const TOPIC =
  /^(?:feat|feature|features|fix|bugfix|hotfix|chore|docs|test|refactor|ci|build|perf|wip|topic|task|user|dependabot|renovate)\/[\w./-]+$/u;
/** What its tool writes again. */
const GENERATED =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|Cargo\.lock|go\.sum|poetry\.lock|uv\.lock|Pipfile\.lock|Gemfile\.lock|composer\.lock|Podfile\.lock|pubspec\.lock|mix\.lock|flake\.lock|packages\.lock\.json)$/u;

/** A branch is switched to; a path, or a tree and a path, is overwritten. */
function checkout(
  words: readonly string[],
  operands: readonly string[],
  creates: boolean,
  forced: boolean,
): boolean {
  if (forced) return true;
  if (words.some((word) => word.startsWith('--pathspec'))) return true;
  // In a conflict, one of two sides that both are commits.
  if (words.some((word) => /^--(?:ours|theirs)$/u.test(word))) return false;
  const dashes = words.indexOf('--');
  if (dashes >= 0) return words.slice(dashes + 1).some((word) => !GENERATED.test(word));
  return !creates && (operands.length > 1 || /^\.$|^[:*]|\/$/u.test(operands[0] ?? ''));
}

/** Git takes a long option shortened, and short ones in one word. */
function isOption(word: string, letters: string, long: readonly string[]): boolean {
  const name = word.split('=')[0] ?? '';
  if (name.startsWith('--')) return name.length > 2 && long.some((full) => full.startsWith(name));
  return Array.from(letters).some((letter) => new RegExp(`^-[A-Za-z]*${letter}`, 'u').test(word));
}
