// Commands that print the process environment, and words that expand a variable named like a credential.
import { posix } from 'node:path';
import type { Command, Program } from '@agent-harness/contracts';
import type { Finding } from '../../policy/verdicts.ts';
import { readArguments } from '../../shell/read-arguments.ts';
import { isHandedOver } from './handed-over.ts';
import { sentToItsOwner } from './sent-to-its-owner.ts';

const CREDENTIAL_NAME =
  /\$\{?[!#]?[A-Za-z0-9_]*(?:API_?KEY|TOKEN|SECRET|PASSW(?:OR)?D|PASSPHRASE|CREDENTIAL|PRIVATE_KEY|ACCESS_KEY|AUTH)S?(?:_(?:\d+|KEY|KEY_BASE|BASE|VALUE|ID|HEADER|JSON|B64))?(?!\w)/u;
/** The variable that another one names; not the names that begin alike, nor the keys of a list. */
const INDIRECT = /\$\{!\w+(?!\w)(?![@*]\}|\[[@*]\]\})/u;
const PRINTS_ALL: Readonly<Record<string, RegExp>> = {
  compgen: /^-[a-z]*[ve]/u,
  declare: /^-[a-z]*[px]/u,
  export: /^-p$/u,
  typeset: /^-[a-z]*[px]/u,
};
/** Languages in which a script argument can read the environment. */
const SCRIPT_READS =
  /\bENVIRON\b|\$ENV\b|\bgetenv\b|\bos\.environ\b|\bprocess\.env\b|%ENV\b|\$_(?:ENV|SERVER)\b|\bENV\.(?:to_|each|inspect|map|select)|\bENV(?:\.fetch)?[[( ]['"]\w*(?:KEY|TOKEN|SECRET|PASS)/u;
/** jq's `env` where no key or name stands: `[env]`, `env[$k]`, `def e: env;`. */
const JQ_READS = /(?:^|[|\s([,;:])env(?:$|[.|\s)\],;[])|:\s*env\s*\}/u;
const JQ = new Set('jq yq jaq gojq tomlq'.split(' '));
const SCRIPTED = new Set('awk gawk mawk jq yq jaq gojq tomlq python python3 node perl ruby php'.split(' '));

/** @param open true on a laptop, where tokens are used as they are meant to be */
export function environmentReads(program: Program, open: boolean): Finding[] {
  const named = program.commands.some(({ assignments }) =>
    assignments.some(({ value }) => CREDENTIAL_NAME.test(`$${value.text ?? ''}`)),
  );
  return program.commands.flatMap((command) => {
    const texts = [
      ...command.words,
      ...command.redirects.map(({ target }) => target),
      ...command.assignments.map(({ value }) => value),
    ];
    const variables = texts.filter(
      ({ text, source }) =>
        text === null &&
        (CREDENTIAL_NAME.test(unquoted(source)) || (named && INDIRECT.test(unquoted(source)))) &&
        !(open && (sentToItsOwner(command, source) || isHandedOver(command, program, source))),
    );
    const dumps =
      dumpsEnvironment(command, open) && !printsOne(command) && !(open && FILTERED.test(program.source));
    return [
      ...variables.map(({ source }) => ({ rule: 'credential.environment-variable', words: [source] })),
      ...(dumps
        ? [
            {
              rule: 'credential.environment-dump',
              words: command.words.map(({ source }) => source).slice(0, 3),
            },
          ]
        : []),
    ];
  });
}

/** One line of the environment, whose name is no credential's. */
const FILTERED =
  /^\s*(?:env|printenv)\s*\|\s*grep\s+(?:-i\s+)?["']?\^?(?!\w*(?:KEY|TOKEN|SECRET|PASS|PWD|AUTH|CRED))[A-Z_]{3,}=?["']?\s*$/iu;

/** `printenv PATH`: what `echo $PATH` prints. */
function printsOne({ name, words }: Command): boolean {
  return (
    posix.basename(name ?? '') === 'printenv' &&
    words.slice(1).some(({ text }) => text !== null && !text.startsWith('-')) &&
    words.slice(1).every(({ text }) => text !== null && !CREDENTIAL_NAME.test(`$${text}`))
  );
}

function dumpsEnvironment(command: Command, open: boolean): boolean {
  const name = posix.basename(command.name ?? '');
  const words = command.words.slice(1).map(({ text }) => text ?? '');
  if (name === 'printenv') return true;
  if (name === 'ps') return psShowsAll(command);
  if (name === 'env') return words.every((word, at) => startsNothing(word, words[at - 1] ?? ''));
  if (name === 'set' || name === 'export') return words.length === 0 || words.includes('-p');
  const reads = (code: string) => SCRIPT_READS.test(code) || (JQ.has(name) && JQ_READS.test(code));
  if (SCRIPTED.has(name)) return words.some((word) => reads(withoutNamed(word, open)));
  const pattern = Object.hasOwn(PRINTS_ALL, name) ? PRINTS_ALL[name] : undefined;
  return pattern !== undefined && words.some((word) => pattern.test(word));
}

/** `ps auxe`: without a dash the letter `e` shows every process's environment, and so does a column of that name. */
function psShowsAll(command: Command): boolean {
  return readArguments(command).list.some(({ option, text, word }) =>
    option === null || /^-a?ux/u.test(word.source)
      ? /^(?:-a?ux)?[a-zA-Z]*e[a-zA-Z]*$/u.test(word.text ?? '')
      : /^(?:-[oO]|--format)$/u.test(option) && /\benv/iu.test(text ?? ''),
  );
}

/** An option of `env`, the value of one, or a variable: where there is nothing else, it prints. */
function startsNothing(word: string, before: string): boolean {
  return /^-(?!S|-split)|^[^-].*=/su.test(word) || /^-\w*[uC]$|^--(?:unset|chdir)$/u.test(before);
}

const OF_JQ = String.raw`(?:\$ENV|(?<![\w.])env)\.(\w+)`;
const OF_CODE = String.raw`\bprocess\.env\.(\w+)|\b(?:process\.env|os\.environ(?:\.get)?|(?:os\.)?getenv|ENV(?:\.fetch)?)[[(]['"](\w+)['"][^)\]]*[\])]`;
const NAMED_BY_JQ = new RegExp(OF_JQ, 'gu');
const NAMED = new RegExp(`${OF_JQ}|${OF_CODE}`, 'gu');

/** One variable by name, which is no credential's. Code could build another name behind it, so a stage takes only what jq prints. */
function withoutNamed(code: string, open: boolean): string {
  return code.replaceAll(open ? NAMED : NAMED_BY_JQ, (whole, ...groups: unknown[]) => {
    const name = groups.find((group) => group !== undefined);
    return typeof name === 'string' && CREDENTIAL_NAME.test(`$${name}`) ? whole : '';
  });
}

/** Single quotes keep `$` from expanding, unless they stand inside double ones. */
function unquoted(source: string): string {
  return source.includes('"') ? source : source.replaceAll(/'[^']*'/gu, '');
}
