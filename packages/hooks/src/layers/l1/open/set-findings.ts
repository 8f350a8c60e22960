// What a laptop's command may not set: variables that start programs, permission bits that open doors.
import { posix } from 'node:path';
import type { Command } from '@agent-harness/contracts';
import type { Finding } from '../../../policy/verdicts.ts';
import { startsCode } from '../../../shell/knowledge/starting-variables.ts';

const STARTS =
  /^(?:LD_\w+|DYLD_\w+|BASH_ENV|ENV|IFS|PS4|PROMPT_COMMAND|SHELLOPTS|BASHOPTS|BASH_FUNC_.*|BASH_CMDS|BASH_ALIASES|LESSOPEN|LESSCLOSE|TAPE|TAR_OPTIONS|RSYNC_RSH|GCONV_PATH|LOCPATH|HISTFILE|HISTSIZE|HISTFILESIZE|HISTCONTROL|HISTIGNORE|GIT_(?:SSH|SSH_COMMAND|PROXY_COMMAND|EXTERNAL_DIFF|ASKPASS|EDITOR|SEQUENCE_EDITOR|EXEC_PATH|TEMPLATE_DIR|CONFIG\w*)|SSH_ASKPASS|PERL5OPT|PERL5LIB|PERL5DB|RUBYOPT|PYTHONSTARTUP|PYTHONINSPECT|PYTHONBREAKPOINT|RIPGREP_CONFIG_PATH|DCG_BYPASS|NAH_\w+|CLAUDE_\w+|.*PAGER|JAVA_TOOL_OPTIONS|EDITOR|VISUAL)$/u;
/** Values that only switch something off. */
const HARMLESS =
  /^(?:|cat|true|:|less|vim?|nano|0|1|\/dev\/null)$|^(?:less(?: -[eEFiJKmMnNqQrRsSuUwWX]+)*|(?:bat|batcat)(?: (?:-p|-pp|-l ?man|-pl ?man|--plain|--paging[= ]\w+|--color[= ]\w+|--style[= ]\w+))*|delta|more|most|(?:code|subl|cursor|zed) (?:--wait|-w)|nvim \+Man!)$/u;
/** Steps of a rebase that others take the place of; `exec` is none of them. */
const STEP = '(?:p(?:ick)?|r(?:eword)?|e(?:dit)?|s(?:quash)?|f(?:ixup)?|d(?:rop)?)(?: [0-9a-f]{4,40})? ?';
const LINES = String.raw`(?:\d+|\$)(?:,(?:\d+|\$))?`;
const EDIT = String.raw`(?:(?:${LINES})?s(?:/\^?${STEP}/${STEP}/|\|\^?${STEP}\|${STEP}\|)g?|${LINES}d)`;
const REBASE_EDIT = new RegExp(
  String.raw`^sed -i(?:\.bak)?(?: -[eE])? (?:${EDIT}|(["'])${EDIT}(?:; ?${EDIT})*\1)$`,
  'u',
);
const DECLARES = new Set('export declare typeset local readonly env'.split(' '));

export function setFindings(command: Command): Finding[] {
  const base = posix.basename(command.name ?? '');
  const { words } = command;
  const set = [
    ...command.assignments.map(({ name, value }) => ({ name, value: value.text })),
    ...(DECLARES.has(base) ? words.flatMap(declared) : []),
    // Kept for every later build.
    ...(base === 'go' && words[1]?.text === 'env' ? words.slice(2).flatMap(declared) : []),
    ...(base === 'unset' ? words.map(({ text }) => ({ name: text ?? '', value: null })) : []),
  ];
  const variables = set.filter(
    ({ name, value }) =>
      STARTS.test(name) &&
      !(name === 'GIT_SEQUENCE_EDITOR' && REBASE_EDIT.test(value ?? '')) &&
      !(/PAGER|EDITOR|VISUAL|CLAUDE(?!\w*SANDBOX)/u.test(name) && HARMLESS.test(value ?? '-')) &&
      !(name === 'IFS' && value !== null && value.length < 3 && !/[/\w]/u.test(value)),
  );
  // Keys that another login holds.
  const borrowed = command.assignments.filter(
    ({ name, value }) =>
      name === 'SSH_AUTH_SOCK' && /\/ssh-\w+\/agent\.\d|\/ssh-\S*\*|\b(?:ls|find)\b.*ssh/u.test(value.source),
  );
  // What a prompt prints is run; a trace of Git is written where it says.
  const evaluated = command.assignments.filter(
    ({ name, value }) =>
      (/^PS[0-2]$/u.test(name) && base !== '' && /\$\(|`/u.test(value.source)) ||
      (/^GIT_TRACE\w*$/u.test(name) && /\/\.\w/u.test(value.source)),
  );
  return [
    ...evaluated.map(({ name }) => ({ rule: 'shell.environment', words: [name] })),
    ...borrowed.map(({ name }) => ({ rule: 'shell.environment', words: [name] })),
    ...variables.map(({ name }) => ({ rule: 'shell.environment', words: [name] })),
    ...set
      .filter(({ name, value }) => !STARTS.test(name) && startsCode(name, value))
      .map(({ name }) => ({ rule: 'shell.environment', words: [name] })),
    ...command.assignments
      .filter(
        ({ name, value }) =>
          name === 'PATH' &&
          base !== '' &&
          /(?:^|:)\/(?:tmp|var\/tmp|dev\/shm)\b/u.test(value.text ?? value.source),
      )
      .map(({ name }) => ({ rule: 'shell.environment', words: [name] })),
    ...(base === 'chmod' && opens(words.map(({ text }) => text ?? ''))
      ? [{ rule: 'open.permissions', words: [base] }]
      : []),
  ];
}

function declared({ text, source }: Command['words'][number]): { name: string; value: string | null }[] {
  const found = /^([A-Za-z_]\w*)(?:\+?=(.*))?$/su.exec(text ?? source.replaceAll(/["'\\]/gu, ''));
  return found ? [{ name: found[1] ?? '', value: text === null ? null : (found[2] ?? '') }] : [];
}

/** Set-uid bits, write for everyone, or a whole tree outside the project without any rights. */
function opens(words: readonly string[]): boolean {
  // Nobody can come in any more.
  if (
    words.some((word) => /^(?:0?000|[ugoa]*-rwx|[ugoa]*=)$/u.test(word)) &&
    words.some((word) =>
      /^(?:\/|~|\/home\/\w+|\/(?:etc|usr|bin|var|lib|boot|opt|root|Users)(?:\/.*)?)\/?$/u.test(word),
    )
  )
    return true;
  const recursive = words.some((word) => /^(?:-[a-zA-Z]*R|--rec)/u.test(word));
  return words.some(
    (word) =>
      /^(?:[ugoa]*\+[rwx]*s|[0-7]?[2467][0-7]{3}|\+s|u\+s|g\+s)$/u.test(word) ||
      (recursive && /^(?:0?000|0?777|a\+rwx|[ao]+\+w|-?[ugoa]*-rwx)$/u.test(word)),
  );
}
