// Variables that change which program runs, or what a program does behind its command line.
import type { Command } from '@agent-harness/contracts';
import type { Finding } from '../../policy/verdicts.ts';
import { isPlainVariable } from '../../shell/knowledge/plain-variables.ts';
import { readArguments } from '../../shell/read-arguments.ts';

const DANGEROUS =
  /^(?:PATH|CDPATH|PWD|OLDPWD|ENV|IFS|SHELL|SHELLOPTS|HOME|TMPDIR|PS4|HISTFILE|EDITOR|VISUAL|LESSOPEN|LESSCLOSE|LOCPATH|GCONV_PATH|TERMINFO|TAPE|RSH|NODE_OPTIONS|NODE_PATH|TAR_OPTIONS|TERMCAP|ZDOTDIR|FPATH|HOSTALIASES|RES_OPTIONS|NLSPATH|UNZIP|UNZIPOPT|ZIPINFO|ZIPINFOOPT|XZ_OPT|XZ_DEFAULTS|BZIP|BZIP2|BC_ENV_ARGS|XML_CATALOG_FILES|SGML_CATALOG_FILES|GLIBC_TUNABLES|AWKPATH|AWKLIBPATH|MAGIC|GREP_OPTIONS|LS_OPTIONS|GZIP|RIPGREP_CONFIG_PATH|PROMPT_COMMAND|JAVA_TOOL_OPTIONS|.*_PROXY|.*_proxy|.*PAGER|(?:LESS|MAN|BAT|ZSTD|DEBUGINFOD|LD|DYLD|BASH|GIT|SSH|PYTHON|PERL|PERL5|RUBY|XDG|SSL|CURL|MALLOC|NPM|npm|CLAUDE|ANTHROPIC|AWS|DOCKER|KUBE)_?.*)$/u;
const DECLARES = new Set('export declare typeset local readonly env'.split(' '));

/** Builtins that set the variables that their words name. */
const SETS = new Set('read printf mapfile readarray getopts unset'.split(' '));

export function environmentFindings(command: Command): Finding[] {
  const named = command.assignments.map(({ name, value }) => ({ name, value: value.text }));
  const declared = DECLARES.has(command.name ?? '')
    ? command.words.flatMap(({ text, source }) => {
        const found = /^([A-Za-z_]\w*)\+?=(.*)/su.exec(text ?? source.replaceAll(/["'\\]/gu, ''));
        return found ? [{ name: found[1] ?? '', value: found[2] ?? '' }] : [];
      })
    : [];
  const set = SETS.has(command.name ?? '')
    ? command.words.slice(1).flatMap(({ text }, at) => {
        if (text !== null) return [{ name: text.replace(/^-v/u, ''), value: null }];
        // A computed word may name any variable where one is named.
        const before = command.words[at]?.text ?? '';
        const names = command.name === 'printf' ? before === '-v' : !/^-[a-z]*[pdtnNui]$/u.test(before);
        return names ? [{ name: 'PATH', value: null }] : [];
      })
    : [];
  const given = isDescribed(command)
    ? named.filter(({ name, value }) => !isPlainVariable(name, value))
    : named.filter(({ name }) => DANGEROUS.test(name));
  const lasting = [...declared, ...set].filter(({ name }) => DANGEROUS.test(name));
  return (
    [...given, ...lasting]
      // `IFS=, read a b` splits this one line and nothing else.
      .filter(
        ({ name }) => !(name === 'IFS' && command.name === 'read' && named.some((one) => one.name === name)),
      )
      .filter(({ name, value }) => !(name.endsWith('PAGER') && /^(?:cat)?$/u.test(value ?? '-')))
      .map(({ name }) => ({ rule: 'shell.environment', words: [name] }))
  );
}

/**
 * That a command only reads is known of its arguments. A variable could undo it: `DIFF=x zdiff a b` runs `x`, and behind
 * `POSIXLY_CORRECT=1` an option after a name is a name. So it is given none but those that are known to do nothing.
 */
function isDescribed(command: Command): boolean {
  if (BUILTINS.has(command.name ?? '')) return false;
  const { knowledge, subcommand } = readArguments(command);
  return knowledge !== null || subcommand !== null;
}

/** What Bash does itself, it does by its own variables. */
const BUILTINS = new Set(
  'read mapfile readarray printf echo test [ : true false cd pushd popd dirs pwd type declare typeset readonly jobs help'.split(
    ' ',
  ),
);
