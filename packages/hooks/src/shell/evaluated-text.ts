// Finds values that Bash evaluates once more: `x='a[$(id)]'; ((x))` runs `id`, and so does `${x@P}`.
import {
  type ArithmeticFor,
  type Command,
  type ParsedScript,
  type SyntaxNode,
  type Word,
  forEachChild,
} from 'unbash';
import { NOT_TEXT, printsNumber } from './prints-number.ts';

/** Operators of `[[ ]]` whose operands are arithmetic, and those that look a subscript up. */
const ARITHMETIC_TEST = /\s-(?:eq|ne|lt|le|gt|ge|v|R)\s/u;
/** Builtins that set the variables that their words name, from text that nobody has read. */
const READERS = new Set('read mapfile readarray getopts select'.split(' '));
/** Builtins that can make a variable an integer: `declare -i x=y` evaluates `y`. */
const INTEGER = /^(?:declare|typeset|local|export|readonly)$/u;
/** How a name begins that is put together: `a$i`, `a$(seq 3)`. A number is none, and an index stands in brackets. */
const BUILT = /(?<![\w$\\{#])([A-Za-z_]\w*)(?:\$|`)/gu;
/** `$a$b` and `${a}3`, which are one name if the first holds a letter. */
const JOINED = /\$(?:(\w+)(?!\w)|\{(\w+)\})(?=[\w$`])/gu;
const NAMES = /[A-Za-z_]\w*|@/gu;
/** Each argument of the program stands for all of them: `set` gives them together. */
const ARGUMENT = /\$\{?[0-9@*]/gu;
const COMMAND = /\$\((?!\()|`/u;

/**
 * @param given values that a program around this one has set, and under `@` the arguments that it gives; null for what is not certain
 * @returns what would be evaluated unread, each a problem's text
 */
export function evaluatedText(
  script: ParsedScript,
  given: ReadonlyMap<string, string | null> = new Map(),
): string[] {
  const values = new Map<string, string | null>(given);
  const functions = definedIn(script);
  const used: string[] = [];
  const begun: string[] = [];
  const joined: string[] = [];
  const problems = new Set<string>();
  const visit = (node: SyntaxNode): void => {
    for (const [name, text] of [...setBy(node), ...calledWith(node, functions)]) {
      const known = values.get(name);
      values.set(name, known === null || text === null ? null : `${known ?? ''} ${text}`);
    }
    const written = arithmeticIn(node);
    const text = withoutNumbers(node, written);
    if (text !== null) {
      for (const [, begin] of text.matchAll(BUILT)) begun.push(begin ?? '');
      for (const [, bare, braced] of text.matchAll(JOINED)) joined.push(bare ?? braced ?? '');
      const printed = COMMAND.test(written ?? '') ? NOT_TEXT : '';
      used.push(...(`${printed} ${text.replace(ARGUMENT, ' @ ')}`.match(NAMES) ?? []));
      if (hasUnreadCommand(node)) problems.add('arithmetic over what a command prints');
    }
    if (node.type === 'ParameterExpansion' && node.operation?.type === 'Transform')
      if (node.operation.operand.text.includes('P')) problems.add('`@P` runs what a prompt would run');
    forEachChild(node, visit);
  };
  visit(script);
  for (const name of joined) begun.push(...(values.get(name)?.match(NAMES) ?? []));
  used.push(...beginningWith([...values.keys()], begun));
  // A value that is a name is followed: arithmetic does so too.
  const seen = new Set<string>();
  for (let name = used.pop(); name !== undefined; name = used.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const value = values.get(name);
    if (value === null) problems.add(`arithmetic over \`${name}\`, whose value is not in the program`);
    else if (/[`$]/u.test(value ?? '')) problems.add(`arithmetic over \`${name}\``);
    used.push(...(value?.match(NAMES) ?? []));
  }
  return [...problems];
}

function definedIn(script: ParsedScript): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Function') names.add(node.name.value);
    forEachChild(node, visit);
  };
  visit(script);
  return names;
}

/** A function of the program is given arguments as the program is. */
function calledWith(node: SyntaxNode, functions: ReadonlySet<string>): [string, string][] {
  if (node.type !== 'Command' || !functions.has(node.name?.value ?? '')) return [];
  const texts = node.args.flatMap((arg) => (arg.type === 'Word' ? [plain(arg) ?? ''] : []));
  return [['@', texts.join(' ')]];
}

/** The names that begin with one of these; sorted, so that neither many names nor many beginnings cost more than both. */
function beginningWith(names: readonly string[], begun: readonly string[]): string[] {
  const begins: string[] = [];
  for (const begin of begun.toSorted()) if (!begin.startsWith(begins.at(-1) ?? ' ')) begins.push(begin);
  let at = 0;
  return names.toSorted().filter((name) => {
    while (at + 1 < begins.length && (begins[at + 1] ?? '') <= name) at += 1;
    return name.startsWith(begins[at] ?? ' ');
  });
}

/** The variables that a node sets; null for a value that the text does not tell. */
function setBy(node: SyntaxNode): [string, string | null][] {
  switch (node.type) {
    case 'Assignment':
      return [[node.name, node.value.type === 'Word' ? plain(node.value) : textOf(node.value.elements)]];
    case 'For':
      return [[node.name.value, node.wordlist ? textOf(node.wordlist) : '@']];
    case 'Select':
      return [[node.name.value, null]];
    case 'Command': {
      const words = node.args.flatMap((arg) => (arg.type === 'Word' ? [arg.value] : []));
      const name = node.name?.value ?? '';
      if (name === 'set')
        return [['@', textOf(node.args.flatMap((arg) => (arg.type === 'Word' ? [arg] : [])))]];
      const sets = READERS.has(name) || (name === 'printf' && words.some((word) => word.startsWith('-v')));
      return sets ? words.map((word) => [word.replace(/^-v/u, '').replace(/\[.*/u, ''), null]) : [];
    }
    default:
      return [];
  }
}

function textOf(words: readonly Word[]): string | null {
  const texts = words.map(plain);
  return texts.includes(null) ? null : texts.join(' ');
}

/** The word's text where it is written out, '' where it can only be a number, null where it may be anything. */
function plain(word: Word): string | null {
  const texts = (word.parts ?? []).map((part): string | null => {
    switch (part.type) {
      case 'ArithmeticExpansion':
        return '';
      case 'CommandExpansion':
        return printsNumber(part.script) ? NOT_TEXT : null;
      case 'ParameterExpansion':
        return part.prefix === '#' ? '' : null;
      case 'DoubleQuoted':
        return plain({ ...word, parts: part.parts, text: part.text });
      case 'SimpleExpansion':
        return valueNamed(part.text.slice(1));
      case 'Literal':
      case 'SingleQuoted':
      case 'AnsiCQuoted':
        return part.value;
      case 'BraceExpansion':
        return part.parts ? null : part.text;
      default:
        return null;
    }
  });
  if (texts.includes(null)) return null;
  return word.parts ? texts.join('') : word.value;
}

/** The name of a variable in a value, `@` for each argument, '' for what is a number or the shell's own. */
function valueNamed(name: string): string {
  if ('#?$!'.includes(name)) return '';
  return '0123456789*'.includes(name) ? '@' : name;
}

/** The text of a node that Bash reads as arithmetic, or null. */
function arithmeticIn(node: SyntaxNode): string | null {
  switch (node.type) {
    case 'ArithmeticExpansion':
    case 'ArithmeticCommand':
      return 'text' in node ? node.text : wordsIn(node);
    case 'ArithmeticFor':
      return headOf(node).map(wordsIn).join(' ');
    case 'TestCommand': {
      const text = wordsIn(node);
      return ARITHMETIC_TEST.test(` ${text} `) ? text : null;
    }
    case 'ParameterExpansion': {
      const { index, operation } = node;
      const subscript = index && index.text !== '@' && index.text !== '*' ? index.text : '';
      const slice =
        operation?.type === 'Slice' ? `${operation.offset.text} ${operation.length?.text ?? ''}` : '';
      return subscript || slice ? `${subscript} ${slice}` : null;
    }
    case 'Assignment':
      return node.index ? node.index.text : null;
    case 'Command':
      return takesArithmetic(node) ? node.args.map(({ text }) => text).join(' ') : null;
    default:
      return null;
  }
}

/** `let` and integer variables evaluate their words, and the tests of a name look its subscript up. */
function takesArithmetic({ name, args }: Command): boolean {
  const command = name?.value ?? '';
  if (command === 'let') return true;
  const words = args.flatMap((arg) => (arg.type === 'Word' ? [arg.value] : []));
  if (command === 'test' || command === '[') return words.includes('-v') || words.includes('-R');
  return INTEGER.test(command) && words.some((word) => /^-[A-Za-z]*i/u.test(word));
}

/** What stands between the parentheses of `for ((…))`. */
function headOf({ initialize, test, update }: ArithmeticFor): SyntaxNode[] {
  return [initialize, test, update].filter((part) => part !== undefined);
}

/** Every word and operator below a node, with spaces between. */
function wordsIn(node: SyntaxNode): string {
  const texts: string[] = [];
  const visit = (child: SyntaxNode): void => {
    if ('operator' in child) texts.push(child.operator);
    if (child.type === 'Word') texts.push(child.text);
    else if (child.type === 'ArithmeticWord' || child.type === 'AnsiCQuoted') texts.push(child.value);
    forEachChild(child, visit);
  };
  visit(node);
  return texts.join(' ');
}

/** What only prints a number is none of the names; beside a letter the number would end one, such as `a$(wc -l < x)`. */
function withoutNumbers(node: SyntaxNode, text: string | null): string | null {
  if (text === null) return null;
  let rest = text;
  const visit = (child: SyntaxNode): void => {
    const prints = child.type === 'CommandExpansion' || child.type === 'ArithmeticCommandExpansion';
    if (prints && printsNumber(child.script)) {
      const at = rest.indexOf(child.text);
      if (at >= 0 && !/\w$/u.test(rest.slice(0, at)))
        rest = `${rest.slice(0, at)} ${rest.slice(at + child.text.length)}`;
    } else forEachChild(child, visit);
  };
  forEachChild(node, visit);
  return rest;
}

/** Arithmetic is parsed after its substitutions: what they print is code, unless it is a number. */
function hasUnreadCommand(node: SyntaxNode): boolean {
  let found = false;
  const visit = (child: SyntaxNode): void => {
    if (child.type === 'CommandExpansion' || child.type === 'ArithmeticCommandExpansion')
      found ||= !printsNumber(child.script);
    else forEachChild(child, visit);
  };
  if (node.type === 'Assignment') {
    // What it is given is no arithmetic, only its subscript is.
    if (node.index) forEachChild(node.index, visit);
  } else if (node.type === 'ArithmeticFor') {
    for (const part of headOf(node)) visit(part);
  } else forEachChild(node, visit);
  return found;
}
