// Sees through a wrapper: the command that `env`, `xargs`, `sh -c`, `find -exec` and their like would run.
import { posix } from 'node:path';
import type { Command, Word } from '@agent-harness/contracts';
import { awkCommands } from './awk-commands.ts';
import { FROM_STDIN, fedWords, giveNames, listedWord, markedWord, namedWord, unmarked } from './fed-words.ts';
import type { Feed } from './feed.ts';
import { readsFeed } from './passes-names.ts';
import { readableScript } from './readable-script.ts';
import { RUNNERS } from './runner.ts';
import { couldVanish, inlineText, scriptFile } from './script-file.ts';
import { documentText, spelledCommands } from './spelled-feed.ts';
import { FD_STARTS, FIND_RUNS, SHELLS, WRAPPERS, type Wrapper } from './wrapper.ts';

/** Lines that `parallel` is fed, each a command. */
const MAX_LINES = 16;
/** Wrappers in wrappers beyond this are refused. */
const MAX_DEPTH = 8;
/** What feeds a command's standard input. */
export interface Feeding {
  /** Names that a listing command printed, or anything else. */
  feed: Feed;
  /** Something left in the pipeline decodes or spells text. */
  decoded: boolean;
  /** What is printed for it, where that is certain. */
  spelled: string | null;
}

/** What is done with what was found. */
export interface Unwrapped {
  command(inner: Command): void;
  /** Shell text to be parsed as a program of its own, and the words that it is given: `$0`, then its arguments. */
  script(text: string, via: string[], given?: readonly Word[]): void;
  problem(problem: string): void;
}

export function unwrap(command: Command, feeding: Feeding, depth: number, found: Unwrapped): void {
  const { feed, decoded } = feeding;
  if (!command.name) return;
  const name = posix.basename(command.name);
  const wrapper = Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
  const via = [...command.via, name];
  if (depth > MAX_DEPTH) return found.problem(`depth: more than ${MAX_DEPTH} commands inside each other`);
  if (name === 'eval') return scriptOf(command.words.slice(1), via, found);
  if (SHELLS.has(name)) return shellScript(command, via, found);
  if (name === 'command' && /^-[pvV]*[vV]/u.test(command.words[1]?.text ?? '')) return;
  if (name === 'awk' || name === 'gawk' || name === 'mawk' || name === 'nawk')
    return awkCommands(command).forEach((text) => found.script(text, via));
  if (name === 'find' || name === 'gfind') return findCommands(command.words, via, found);
  if (name === 'fd' || name === 'fdfind') return fdCommand(command.words, via, found);
  if (name === 'source' || name === '.') return sourced(command, via, found);
  if (name === 'parallel') return parallelCommand(command.words, feeding, via, found);
  if (name === 'ssh') return scriptOf(remoteWords(command.words.slice(1)), via, found);
  if (!wrapper) return elsewhere(name, command.words, via, found);
  const split =
    name === 'env' ? command.words.findIndex((word) => /^(?:-S|--split-string)/u.test(word.text ?? '')) : -1;
  if (split > 0) return splitString(command.words.slice(split), via, found);
  const inner = innerOf(wrapper, command.words.slice(1));
  if (!inner) return;
  const spelled = name === 'xargs' ? (documentText(command) ?? feeding.spelled) : null;
  // Beside the command with names that are not certain, which may be more than these.
  if (spelled !== null)
    for (const words of spelledCommands(command, inner.words, spelled))
      found.command({ ...inner, words, name: words[0]?.text ?? null, redirects: [], via });
  if (name === 'xargs')
    inner.words = fedWords(command.words, inner.words, readsFeed(command) ? feed : null, decoded);
  if (wrapper.joins && isShellText(inner.words)) scriptOf(inner.words, via, found);
  // A text for a shell is no name of a program.
  if (!wrapper.joins || !isShellText(inner.words.slice(0, 1)))
    found.command({
      ...inner,
      name: inner.words[0]?.text ?? null,
      redirects: HANDS_ON.test(name) ? command.redirects.filter(({ op }) => op.startsWith('<')) : [],
      via,
    });
}

/** Wrappers that leave standard input to what they start. */
const HANDS_ON =
  /^(?:builtin|chrt|command|doas|env|exec|ionice|nice|nohup|setsid|stdbuf|sudo|taskset|time|timeout)$/u;

function innerOf(wrapper: Wrapper, words: readonly Word[]): Pick<Command, 'words' | 'assignments'> | null {
  const values = wrapper.values.split(' ');
  const assignments: Command['assignments'] = [];
  let at = 0;
  for (; at < words.length; at += 1) {
    const word = words[at] as Word;
    const text = word.text ?? '';
    if (text === '--') {
      at += 1;
      break;
    }
    const set = word.text ?? unmarked(word);
    // `env` takes any name: that of an exported function is `BASH_FUNC_x%%`.
    const assigned = wrapper.environment ? /^([A-Za-z_][^=\s]*)=(.*)/su.exec(set) : null;
    if (assigned)
      assignments.push({
        name: assigned[1] ?? '',
        value: { source: set, text: word.text === null ? null : (assigned[2] ?? '') },
      });
    // `env -` is `env -i`.
    else if (!/^[-+]./u.test(text) && !(wrapper.environment && text === '-') && !wrapper.own?.test(text))
      break;
    else if (values.includes(text)) at += 1;
  }
  const rest = words.slice(at + wrapper.skip);
  return rest.length > 0 ? { words: rest, assignments } : null;
}

/** From what is found, and out again. */
const CLIMBS = /\{\}(?:.*\/)?\.\.(?:\/|$)/su;

function findCommands(words: readonly Word[], via: string[], found: Unwrapped): void {
  // What is found first may be the folder itself where the search begins.
  const root = words[1]?.text && !/^[-(!]/u.test(words[1].text) ? words[1].text : '.';
  for (let at = 1; at < words.length; at += 1) {
    const action = (words[at] as Word).text ?? '';
    if (!FIND_RUNS.has(action)) continue;
    const rest = words.slice(at + 1);
    const end = rest.findIndex(({ text }) => text === ';' || text === '+');
    const inner = end < 0 ? rest : rest.slice(0, end);
    const [program] = inner;
    if (program)
      found.command({
        name: program.text,
        words:
          giveNames(inner, '{}', namedWord('{}')) ??
          inner.map((word) =>
            CLIMBS.test(word.text ?? '') ? { ...word, text: (word.text ?? '').replaceAll('{}', root) } : word,
          ),
        assignments: [],
        redirects: [],
        via: [...via.slice(0, -1), `find ${action}`],
      });
    at += inner.length;
  }
}

/** `fd -e md -x wc -l {}`: the command goes on to a `;` or the end, and a name comes last where no mark stands. */
function fdCommand(words: readonly Word[], via: string[], found: Unwrapped): void {
  const at = words.findIndex(({ text }) => FD_STARTS.test(text ?? ''));
  const told = words[at];
  if (!told) return;
  const attached = FD_STARTS.exec(told.text ?? '')?.[1];
  const rest = [...(attached ? [{ source: told.source, text: attached }] : []), ...words.slice(at + 1)];
  const end = rest.findIndex(({ text }) => text === ';');
  const inner = end < 0 ? rest : rest.slice(0, end);
  const marked = inner.map((word) => {
    const mark = (word.text ?? '').search(/\{(?:|\.|\/|\/\/|\/\.)\}/u);
    return mark < 0 ? word : markedWord(word, mark);
  });
  const full = marked.some((word, index) => word !== inner[index])
    ? marked
    : [...inner, listedWord('from fd')];
  if (inner.length > 0)
    found.command({
      name: full[0]?.text ?? null,
      words: full,
      assignments: [],
      redirects: [],
      via: [...via.slice(0, -1), `fd ${told.text}`],
    });
}

/** `parallel rm {} ::: a b`: the command takes what follows `:::`, or else standard input. */
function parallelCommand(all: readonly Word[], { spelled }: Feeding, via: string[], found: Unwrapped): void {
  const end = all.findIndex(({ text }) => text?.startsWith(':::'));
  const inner = innerOf(WRAPPERS['parallel'] as Wrapper, all.slice(1, end < 0 ? undefined : end));
  const lines = spelled?.split('\n', MAX_LINES).map((text): Word => ({ source: text, text })) ?? [];
  const given =
    end < 0 ? [FROM_STDIN, ...lines] : all.slice(end).filter(({ text }) => !text?.startsWith(':::'));
  if (!inner) return;
  for (const value of given) {
    const words = placed(inner.words, value);
    // In the text an unknown value is that of a variable which nothing follows.
    if (isShellText(inner.words))
      scriptOf(placed(inner.words, { ...value, text: value.text ?? '$_' }), via, found);
    if (!isShellText(inner.words.slice(0, 1)))
      found.command({ ...inner, words, name: words[0]?.text ?? null, redirects: [], via });
  }
}

/** `watch`, `sem` and `parallel` join their words to a text for a shell: `watch echo ';rm a'`. */
function isShellText(words: readonly Word[]): boolean {
  return words.some(({ text }) => /[\s;&|<>()$`"'\\#]/u.test(text ?? ''));
}

/** The value where `{}` stands, or else at the end. */
function placed(words: readonly Word[], value: Word): Word[] {
  if (!words.some(({ text }) => text?.includes('{}'))) return [...words, value];
  return words.map((word) =>
    word.text?.includes('{}')
      ? { source: word.source, text: value.text === null ? null : word.text.replaceAll('{}', value.text) }
      : word,
  );
}

const SSH: Wrapper = { values: '-B -b -c -D -E -e -F -I -i -J -L -l -m -O -o -P -p -Q -R -S -W -w', skip: 1 };

function remoteWords(words: readonly Word[]): readonly Word[] {
  const inner = innerOf(SSH, words)?.words ?? [];
  return inner[0]?.text === '--' ? inner.slice(1) : inner;
}

/** A command that a tool starts: in a container, in a terminal, in an environment that it has prepared. */
function elsewhere(name: string, words: readonly Word[], via: string[], found: Unwrapped): void {
  const texts = words.slice(1).map(({ text }) => text ?? '');
  for (const { names, verb, dashes, text, ...wrapper } of RUNNERS) {
    if (!names.test(name)) continue;
    const at = verb
      ? texts.slice(0, MAX_VERB).findIndex((_, end) => verb.test(texts.slice(0, end + 1).join(' ')))
      : -1;
    if (verb && at < 0) continue;
    const end = texts.indexOf('--', at + 1);
    const rest = dashes ? (end < 0 ? [] : words.slice(end + 2)) : words.slice(at + 2);
    const { words: inner, assignments } = (dashes ? null : innerOf(wrapper, rest)) ?? {
      words: dashes ? rest : [],
      assignments: [],
    };
    const [program] = inner;
    if (!program || program.text?.startsWith('-')) continue;
    if (text)
      return scriptOf(
        inner.filter((word) => !KEYS.test(word.text ?? '')),
        via,
        found,
      );
    return found.command({
      name: program.text,
      words: [...inner],
      assignments,
      redirects: [],
      via,
    });
  }
}

/** Words before the command of a tool that starts one. */
const MAX_VERB = 8;
/** Keys that are typed after a text. */
const KEYS = /^(?:Enter|C-[a-z]|KPEnter|Escape)$/u;

/** `source /dev/stdin` runs what it is given. */
function sourced({ words, redirects }: Command, via: string[], found: Unwrapped): void {
  if (/^(?:\/dev\/stdin|\/dev\/fd\/0|\/proc\/self\/fd\/0|-)$/u.test(words[1]?.text ?? ''))
    documentsOf(redirects, via, found);
}

/** The last one is standard input, but each may be told another descriptor. */
function documentsOf(redirects: Command['redirects'], via: string[], found: Unwrapped): void {
  for (const { op, target } of redirects) if (op.startsWith('<<')) scriptOf([target], via, found);
}

function shellScript({ words: all, redirects }: Command, via: string[], found: Unwrapped): void {
  const words = all.slice(1);
  const file = scriptFile(words, true);
  if (!file || couldVanish(file)) documentsOf(redirects, via, found);
  const inline = inlineText(words);
  if (inline)
    scriptOf(
      [inline],
      [...via.slice(0, -1), `${via.at(-1)} -c`],
      found,
      words.slice(words.indexOf(inline) + 1),
    );
}

function splitString(words: readonly Word[], via: string[], found: Unwrapped): void {
  const [first, ...rest] = words;
  const attached = (first?.text ?? '').replace(/^(?:-S|--split-string=?)/u, '');
  return scriptOf(attached ? [{ source: attached, text: attached }, ...rest] : rest, via, found);
}

/** Text that is not static is left to the name rules: the wrapper itself is already in the program. */
function scriptOf(
  words: readonly Word[],
  via: string[],
  found: Unwrapped,
  given: readonly Word[] = [],
): void {
  if (words.length === 0) return;
  const texts = words.map(readableScript);
  if (texts.every((text) => text !== null)) found.script(texts.join(' '), via, given);
}
