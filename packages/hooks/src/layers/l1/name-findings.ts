// The command word: static, in the problem space, and not one that the blocklist names.
import { posix } from 'node:path';
import type { Command, Policy } from '@agent-harness/contracts';
import { type Finding, rulesOf } from '../../policy/verdicts.ts';
import { familyOf } from '../../shell/family.ts';
import { isGitAnswer } from './git-findings.ts';
import { isPlainVariable } from '../../shell/knowledge/plain-variables.ts';
import { isOverNames } from '../../shell/given-names.ts';
import { SYNONYMS } from '../../shell/knowledge/synonyms.ts';
import { readArguments } from '../../shell/read-arguments.ts';

/** Builtins that run text as code, or change what names mean later on. No grant makes them readable. */
const EVALUATION = new Set(
  'eval source . trap alias unalias exec enable hash builtin bind complete fc'.split(' '),
);
/** Builtins that only say where the program goes on. */
const CONTROL = new Set('break continue exit return shift'.split(' '));
/** `set` and `shopt` with options that change how the rest fails, prints or matches, but not what names mean. */
const HEADER: Readonly<Record<string, RegExp>> = {
  // Not `-a`: what is set then would reach every program.
  set: /^(?:-[efuxvnBmhEC]*o?|\+[efuxvnBmhaEC]*o?|errexit|nounset|pipefail|xtrace|noglob|verbose|noclobber|nolog|errtrace)$/u,
  shopt: /^(?:-[sqpu]+|globstar|nullglob|failglob|nocaseglob|nocasematch|dotglob|extglob|inherit_errexit)$/u,
};
export function nameFindings(command: Command, policy: Policy): Finding[] {
  const { name } = command;
  const source = command.words[0]?.source ?? '';
  if (name === null) return [{ rule: 'shell.dynamic-command', words: [source] }];
  const levelled = levelFindings(command, policy);
  if (
    name === '' ||
    CONTROL.has(name) ||
    isLookUp(command) ||
    asksVersion(command) ||
    checksSyntax(command) ||
    isOverNames(command) ||
    isHeader(command)
  )
    return levelled;
  const base = posix.basename(name);
  const grant = policy.space.commands.find((entry) => entry.name === name || entry.name === SYNONYMS[name]);
  const listed = blocklisted(command, base, policy, grant !== undefined);
  if (EVALUATION.has(name)) listed.unshift({ rule: 'shell.evaluation', words: [name] });
  const family = familyOf(base);
  if (!grant && family) listed.push({ rule: `family.${family}`, words: [name] });
  if (!grant)
    return [...levelled, ...(listed.length > 0 ? listed : [{ rule: 'command.not-granted', words: [name] }])];
  if (base === 'git' && isGitAnswer(command)) return [...levelled, ...listed];
  const subcommand = firstWord(command) ?? '';
  if (grant.subcommands && !grant.subcommands.includes(subcommand))
    return [...levelled, ...listed, { rule: 'command.subcommand', words: [name, subcommand] }];
  return [...levelled, ...listed];
}

/** Rules of the organisation or the project: absolute, whatever is granted, on a laptop too. */
export function levelFindings(command: Command, policy: Policy): Finding[] {
  const base = posix.basename(command.name ?? '');
  return rulesOf(policy, 'L1', 'command')
    .filter(
      ({ level, match }) =>
        level !== undefined &&
        (match.name === base || match.name === SYNONYMS[base]) &&
        match.words.every((word) => hasWord(command, word)) &&
        (match.subcommand === undefined || firstWord(command) === match.subcommand),
    )
    .map(({ id, match: { subcommand, words } }) => ({
      rule: id,
      words: [base, ...(subcommand === undefined ? [] : [subcommand]), ...words],
    }));
}

/**
 * A `command` rule with words is absolute; one without says why the command is not for an agent,
 * so a stage that grants the command by name has answered it.
 */
function blocklisted(command: Command, base: string, policy: Policy, granted: boolean): Finding[] {
  return rulesOf(policy, 'L1', 'command')
    .filter(
      ({ level, match }) =>
        level === undefined &&
        match.name === base &&
        (match.subcommand === undefined || firstWord(command) === match.subcommand) &&
        (match.words.length > 0 || match.subcommand !== undefined
          ? match.words.every((word) => hasWord(command, word))
          : !granted),
    )
    .map(({ id, match }) => ({ rule: id, words: [base, ...match.words] }));
}

/** `-f` also matches inside a cluster (`-rf`), `--force` also with a value or shortened. */
function hasWord(command: Command, word: string): boolean {
  return command.words.slice(1).some(({ text }) => {
    if (text === null) return false;
    if (/^-[A-Za-z]$/u.test(word)) return /^-[A-Za-z]+$/u.test(text) && text.includes(word.slice(1));
    if (word.startsWith('--')) return text.split('=')[0] === word;
    return text === word;
  });
}

function firstWord(command: Command): string | null {
  const { subcommand, list } = readArguments(command);
  return subcommand ?? list.find(({ option }) => option === null)?.text ?? null;
}

/** `command -v git` asks where a command is; without the option it runs it. */
function isLookUp({ name, words }: Command): boolean {
  return name === 'command' && /^-[pvV]*[vV][pvV]*$/u.test(words[1]?.text ?? '');
}

/**
 * Interpreters, compilers and clients that print their version and end, whatever lies in the folder.
 * Tools that take their own version from a file there (cargo, go, yarn, dotnet) are none of them.
 */
const VERSIONED =
  /^(?:bash|cc|clang|cmake|docker|g\+\+|gcc|gh|java|javac|lua|make|mysql|node|npm|perl|php|pip3?|podman|psql|python[\d.]*|ruby|sqlite3)$/u;
/** Names that are asked in another way too. */
const ASKED: Readonly<Record<string, string>> = {
  java: '-version',
  javac: '-version',
  lua: '-v',
  node: '-v',
  npm: '-v',
  perl: '-v',
  php: '-v',
  python: '-V',
  python3: '-V',
  ruby: '-v',
  sqlite3: '-version',
};

/** Commands that print their version or a summary of their options and end, whatever lies in the folder. */
const ANSWERS =
  /^(?:chgrp|chmod|chown|cp|csplit|dd|gawk|install|ld|link|ln|mkdir|mkfifo|mktemp|mv|objcopy|patch|rm|rmdir|shred|split|strip|touch|truncate|unlink)$/u;

/** `python3 --version`: the one question that an interpreter answers without running anything. */
function asksVersion({ name, words, redirects, assignments }: Command): boolean {
  const question = words[1]?.text;
  const isAnswered =
    VERSIONED.test(name ?? '') &&
    (question === '--version' || (Object.hasOwn(ASKED, name ?? '') && question === ASKED[name ?? '']));
  return (
    words.length === 2 &&
    (isAnswered || (ANSWERS.test(name ?? '') && /^--(?:help|version)$/u.test(question ?? ''))) &&
    assignments.length === 0 &&
    redirects.every(({ op }) => op.includes('>'))
  );
}

/** How an interpreter is told to read a script and run nothing of it. */
const CHECKS: Readonly<Record<string, string>> = {
  bash: '-n',
  dash: '-n',
  node: '--check',
  php: '-l',
  ruby: '-c',
  sh: '-n',
};

/** `bash -n script.sh` reads a script and runs nothing of it. */
function checksSyntax({ name, words, assignments }: Command): boolean {
  return (
    Object.hasOwn(CHECKS, name ?? '') &&
    words.length > 2 &&
    words[1]?.text === CHECKS[name ?? ''] &&
    words.slice(2).every(({ text }) => text !== null && /^[^-+]/u.test(text)) &&
    assignments.length === 0
  );
}

function isHeader({ name, words }: Command): boolean {
  if (name === 'export') return words.slice(1).every(({ text }) => isPlainExport(text ?? ''));
  const form = Object.hasOwn(HEADER, name ?? '') ? HEADER[name ?? ''] : undefined;
  return form !== undefined && words.slice(1).every(({ text }) => form.test(text ?? ''));
}

function isPlainExport(text: string): boolean {
  const at = text.indexOf('=');
  return at > 0 && isPlainVariable(text.slice(0, at), text.slice(at + 1));
}
