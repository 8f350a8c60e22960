// The command word: static, in the problem space, and not one that the blocklist names.
import { posix } from 'node:path';
import type { Command, Policy } from '@agent-harness/contracts';
import { type Finding, rulesOf } from '../../policy/verdicts.ts';
import { familyOf } from '../../shell/family.ts';
import { readArguments } from '../../shell/read-arguments.ts';

/** Builtins that run text as code, or change what names mean later on. No grant makes them readable. */
const EVALUATION = new Set(
  'eval source . trap alias unalias exec enable hash builtin bind complete fc'.split(' '),
);
/** Names under which the same program is run. */
const SAME: Readonly<Record<string, string>> = { '[': 'test', ':': 'true', egrep: 'grep', fgrep: 'grep' };

export function nameFindings(command: Command, policy: Policy): Finding[] {
  const { name } = command;
  const source = command.words[0]?.source ?? '';
  if (name === null) return [{ rule: 'shell.dynamic-command', words: [source] }];
  if (name === '') return [];
  const base = posix.basename(name);
  const grant = policy.space.commands.find((entry) => entry.name === name || entry.name === SAME[name]);
  const listed = blocklisted(command, base, policy, grant !== undefined);
  if (EVALUATION.has(name)) listed.unshift({ rule: 'shell.evaluation', words: [name] });
  const family = familyOf(base);
  if (!grant && family) listed.push({ rule: `family.${family}`, words: [name] });
  const levelled = levelFindings(command, policy);
  if (!grant)
    return [...levelled, ...(listed.length > 0 ? listed : [{ rule: 'command.not-granted', words: [name] }])];
  const subcommand = grant.subcommands ? firstWord(command) : null;
  if (grant.subcommands && (subcommand === null || !grant.subcommands.includes(subcommand)))
    return [...levelled, ...listed, { rule: 'command.subcommand', words: [name, subcommand ?? ''] }];
  return [...levelled, ...listed];
}

/** Rules of the organisation or the project: absolute, whatever is granted, on a laptop too. */
export function levelFindings(command: Command, policy: Policy): Finding[] {
  const base = posix.basename(command.name ?? '');
  return rulesOf(policy, 'L1', 'command')
    .filter(
      ({ level, match }) =>
        level !== undefined &&
        (match.name === base || match.name === SAME[base]) &&
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
