// Forms of daily commands that no project needs: they hand out secrets, leave a container, let others in, or destroy what they keep.
import { posix } from 'node:path';
import type { Command, Program } from '@agent-harness/contracts';
import type { Finding } from '../../../policy/verdicts.ts';
import { isCaptured } from './captured-secret.ts';
import { ACCESS_FORMS } from './forms/access-forms.ts';
import { DESTRUCTION_FORMS } from './forms/destruction-forms.ts';
import { ATTACK_TOOLS, ESCAPE_FORMS, FED_FORMS } from './forms/escape-forms.ts';
import type { Match } from './forms/form.ts';
import { formsByName } from './forms/forms-by-name.ts';
import { LOADING_FORMS } from './forms/loading-forms.ts';
import { SECRET_FORMS } from './forms/secret-forms.ts';

const formsOf = formsByName([
  ...SECRET_FORMS,
  ...ESCAPE_FORMS,
  ...DESTRUCTION_FORMS,
  ...ACCESS_FORMS,
  ...FED_FORMS,
  ...LOADING_FORMS,
]);
const NAMES_HOST =
  /\$\([^)]*\b(?:cat|base64|whoami|hostname|env|printenv|id|uname|xxd|tar|head|tail|grep|od|find|ls)\b|`[^`]*\b(?:cat|base64|whoami|hostname|env|id|uname|xxd)\b/u;
const ASKS_NAMES = /^(?:dig|host|nslookup|ping6?|drill|kdig|getent)$/u;
/** Programs that carry a word of theirs to another machine. */
const SENDERS =
  /^(?:curl|wget|http|https|xh|dig|host|nslookup|ping6?|drill|kdig|traceroute|ftp|lftp|mail|telnet|getent|lynx|w3m|e?links|aria2c|xdg-open|open|logger|whois|finger|ldapsearch)$/u;

export function refusedForms(command: Command, program: Program): Finding[] {
  const { source } = program;
  const base = posix.basename(command.name ?? '');
  const texts = command.words.slice(1).map(({ text, source: word }) => text ?? word);
  const whole = wholeText(command, texts);
  const piped = /(?<!\|)\|(?!\|).*/su.exec(source)?.[0] ?? '';
  const sent = SENDERS.test(base)
    ? texts.filter(
        (text) => NAMES_HOST.test(text) || (ASKS_NAMES.test(base) && /^(?:\{\}|\$\w+)\./u.test(text)),
      )
    : [];
  const script = texts.find((text) => !text.startsWith('-')) ?? '';
  const images = /^(?:docker|podman|nerdctl)$/u.test(base)
    ? texts.filter((text) => /^[\w.-]+(?:\/[\w.-]+)+(?::[\w.-]+)?$/u.test(text))
    : [];
  const started = RUNS_SCRIPT.test(base) ? [script] : images;
  const tool = [base, ...started.map((name) => posix.basename(name).replace(/:.*/u, ''))].some((name) =>
    ATTACK_TOOLS.test(name),
  );
  return [
    ...formsOf(base)
      .filter(({ match }) => isMatched(match(), whole, piped))
      .filter(({ rule }) => rule !== 'open.secret' || !isCaptured(command, program))
      .map(({ rule }) => ({ rule, words: [base, ...texts.slice(0, 3)] })),
    ...(tool ? [{ rule: 'open.escape', words: [base, ...started.slice(0, 1)] }] : []),
    ...(sent.length > 0 ? [{ rule: 'open.upload', words: [base, ...sent] }] : []),
  ];
}

const RUNS_SCRIPT = /^(?:sh|bash|zsh|dash|python[\d.]*|perl|ruby|source|\.)$/u;

function isMatched({ words, unless, into }: Match, whole: string, piped: string): boolean {
  return words.test(whole) && !unless?.test(whole) && (into?.test(piped) ?? true);
}

/** The command as its forms see it: words, then what it is given, where it goes and what is set for it. */
function wholeText({ assignments, redirects }: Command, texts: readonly string[]): string {
  const set = assignments.map(({ name, value }) => `${name}=${value.text ?? value.source}`);
  const moved = redirects.map(({ op, target }) => `${op} ${target.text ?? target.source}`);
  return [...texts, ...moved, ...set].join(' ');
}
