// Shell text that a program writes down and then runs: an alias, a file, a job. It is read like the program itself.
import { posix } from 'node:path';
import type { Command, Program } from '@agent-harness/contracts';
import { parseProgram } from '../../../shell/parse-program.ts';
import { SHELLS, WRAPPERS } from '../../../shell/wrapper.ts';
import { printedTexts, writesOneOf } from '../../../shell/written-files.ts';

const RUNS = /^(?:sh|bash|dash|zsh|ksh|source|\.|exec)$/u;
const MAX_TEXTS = 32;

/** @returns the programs inside the program, one level deep */
export function writtenCode(program: Program): Program[] {
  const run = new Set(program.commands.flatMap(started));
  return [
    ...program.commands.flatMap((command) => [
      ...aliases(command, program),
      ...later(command),
      ...(writesOneOf(command, run) ? printed(command) : []),
    ]),
    ...recipes(program),
  ]
    .slice(0, MAX_TEXTS)
    .map((text) => parseProgram(text));
}

/** What an alias stands for, alone and with the words that the program gives it later. */
function aliases({ name, words }: Command, { commands }: Program): string[] {
  if (name !== 'alias') return [];
  return words.flatMap(({ text }) => {
    const [, alias = '', meaning = ''] = /^([^=]+)=(.*)/su.exec(text ?? '') ?? [];
    if (alias === '') return [];
    const uses = commands.filter((command) => command.name === alias);
    return [
      meaning,
      ...uses.map((use) => [meaning, ...use.words.slice(1).map(({ source }) => source)].join(' ')),
    ];
  });
}

/** Tools whose operands are lines for a shell. */
const TEXTS = /^(?:watch|hyperfine|nodemon|concurrently|watchexec|entr|npm-run-all|onchange|chokidar|make)$/u;
/** Tools whose words are data, or run on another machine or in a container. */
const ELSEWHERE =
  /^(?:echo|printf|e?grep|fgrep|rg|ag|ack|which|whereis|man|type|hash|apt(?:-get)?|brew|dnf|yum|pacman|apk|docker\S*|podman\S*|nerdctl|kubectl|oc|helm|gcloud|aws|az|fly(?:ctl)?|heroku|multipass|vagrant|lxc|lima\w*|colima|minikube|wsl|adb|crictl|ctr|devcontainer|ssh|mosh|ansible\S*)$/u;

/** Words that are shell text: what `trap`, `watch` and `git rebase --exec` run later. */
function later(command: Command): string[] {
  const { name, words } = command;
  const base = posix.basename(name ?? '');
  const texts = words.slice(1).map(({ text }) => text ?? '');
  const operands = texts.filter((text) => !text.startsWith('-'));
  if (name === 'trap') return operands.slice(0, 1);
  if (TEXTS.test(base)) return operands.filter((text) => /\s/u.test(text));
  if (base === 'git')
    return texts.includes('rebase') ? execs(texts) : texts.includes('submodule') ? foreach(words) : [];
  return Object.hasOwn(WRAPPERS, base) || SHELLS.has(base) || ELSEWHERE.test(base) ? [] : startedShell(texts);
}

/** `git rebase --exec 'make'`, also shortened, in one word or among other letters. */
function execs(texts: readonly string[]): string[] {
  return texts.flatMap((text, at) => {
    const [, line] = /^(?:-[a-z]*x|--ex(?:ec?)?(?:=|$))(.*)/su.exec(text) ?? [];
    return line === undefined ? [] : [line || (texts[at + 1] ?? '')];
  });
}

/** `git submodule foreach 'make'`, or the words of the line one by one. */
function foreach(words: Command['words']): string[] {
  const at = words.findIndex(({ text }) => text === 'foreach');
  const start = words.findIndex(({ text }, index) => at >= 0 && index > at && !text?.startsWith('-'));
  const line = words.slice(start).map(({ text, source }, index) => (index === 0 ? (text ?? '') : source));
  return start < 0 ? [] : [line.join(' ')];
}

/** `/bin/sh -c 'text'` in one word, or `!text`. */
const IN_WORD =
  /(?:^|[\s="'])(?:\/\S*\/)?(?:ba|z|da|k)?sh\s+-[a-z]*c\s+(["']?)(\S.*)\1$|^!(\s*[\w./-]+\s.+)$/su;

/** `tool … sh -c text`: a tool that starts what its words say, and that nobody here knows. */
function startedShell(texts: readonly string[]): string[] {
  const at = texts.findIndex(
    (text, place) => SHELLS.has(posix.basename(text)) && /^-[a-z]*c$/u.test(texts[place + 1] ?? ''),
  );
  const inside = texts.flatMap((text) => {
    // A hook in one word, or what a tool with commands of its own hands to a shell.
    const found = IN_WORD.exec(text);
    return found ? [found[2] ?? found[3] ?? ''] : [];
  });
  return [...(at < 0 ? [] : texts.slice(at + 2, at + 3)), ...inside];
}

/** What a makefile that is written on the command line has its recipes run. */
function recipes({ commands }: Program): string[] {
  const isFed = commands.some(
    ({ name, words }) =>
      /^g?make$/u.test(posix.basename(name ?? '')) &&
      words.some(
        ({ text }, at) =>
          /^(?:-f|--file=|--makefile=)(?:-|\/dev\/stdin)$/u.test(text ?? '') ||
          (/^-[a-z]*f$/u.test(words[at - 1]?.text ?? '') && /^(?:-|\/dev\/stdin)$/u.test(text ?? '')),
      ),
  );
  if (!isFed) return [];
  return commands.flatMap(printed).flatMap((text) =>
    text.split('\n').flatMap((line) => {
      const recipe = /^(?:\t|[^\s:;]+\s*:[^;=]*;)\s*[-@+]*(.+)$/u.exec(line)?.[1];
      const called = [...line.matchAll(/\$\(shell ([^)]*)\)/gu)].map(([, code = '']) => code);
      return [...(recipe === undefined ? [] : [recipe]), ...called];
    }),
  );
}

/** Names of files that a command of the program runs. */
function started({ name, words }: Command): string[] {
  const base = posix.basename(name ?? '');
  const operands = words.slice(1).flatMap(({ text }) => (text && !text.startsWith('-') ? [text] : []));
  return [
    ...(RUNS.test(base) ? operands.slice(0, 1) : []),
    ...(base === 'chmod' ? operands.slice(1) : []),
    ...(name?.includes('/') ? [name] : []),
  ].map((path) => posix.basename(path));
}

/** Words that are no option of `echo`. */
function printed(command: Command): string[] {
  return printedTexts(command, ({ text }) => (text && !/^-[neE]+$/u.test(text) ? text : null));
}
