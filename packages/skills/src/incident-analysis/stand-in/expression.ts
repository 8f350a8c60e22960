// Scalar expressions of the stand-in: literals, columns, comparisons, arithmetic and a few functions.
import type { Syntax } from '../kql/language.ts';

export type Value = string | number | boolean | Date | null;
export type Row = Readonly<Record<string, Value>>;
export type Of = (row: Row) => Value;

/** INVARIANT: an unknown part of the language is this, never an empty answer. */
export class CannotAnswer extends Error {
  constructor(what: string) {
    super(
      `the stand-in cannot answer ${what}; add it to src/incident-analysis/stand-in, or word the query otherwise`,
    );
    this.name = 'CannotAnswer';
  }
}

const UNITS: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** Timespans are numbers of milliseconds. @throws CannotAnswer */
export function expression(node: Syntax | undefined): Of {
  if (node === undefined) throw new CannotAnswer('an empty expression');
  const [first, word, second] = node.children;
  switch (node.kind) {
    case 'NameReference':
      return column(node.text);
    case 'ParenthesizedExpression':
      return expression(word);
    case 'LongLiteralExpression':
    case 'IntLiteralExpression':
    case 'RealLiteralExpression':
      return constant(Number(node.text));
    case 'BooleanLiteralExpression':
      return constant(node.text === 'true');
    case 'StringLiteralExpression':
      return constant(textOf(node.text));
    case 'DateTimeLiteralExpression':
      return constant(dateOf(node.text));
    case 'TimespanLiteralExpression':
      return constant(spanOf(node.text));
    case 'UnaryMinusExpression': {
      const of = expression(node.children.at(-1));
      return (row) => -Number(of(row));
    }
    case 'AndExpression':
      return both(first, second, (a, b) => a === true && b === true);
    case 'OrExpression':
      return both(first, second, (a, b) => a === true || b === true);
    case 'BetweenExpression':
      return between(first, second);
    case 'InExpression':
    case 'InCsExpression':
    case 'NotInExpression':
    case 'NotInCsExpression':
      return isIn(first, word?.text ?? '', second);
    case 'FunctionCallExpression':
      return call(first?.text ?? '', argumentsOf(node));
    default: {
      const operator = OPERATORS[word?.text ?? ''];
      if (operator === undefined || second === undefined)
        throw new CannotAnswer(`${node.kind} (${node.text})`);
      return both(first, second, operator);
    }
  }
}

export const argumentsOf = (node: Syntax): Syntax[] =>
  node.children[1]?.children.find(({ kind }) => kind === 'List')?.children ?? [];

const constant =
  (value: Value): Of =>
  () =>
    value;

function column(name: string): Of {
  return (row) => {
    if (!(name in row)) throw new CannotAnswer(`the column ${name}, which the data does not have`);
    return row[name] ?? null;
  };
}

function both(first: Syntax | undefined, second: Syntax | undefined, how: (a: Value, b: Value) => Value): Of {
  const [one, other] = [expression(first), expression(second)];
  return (row) => how(one(row), other(row));
}

type Two = (a: Value, b: Value) => Value;
const lower = (value: Value): string => String(value ?? '').toLowerCase();
const numeric =
  (how: (a: number, b: number) => number): Two =>
  (a, b) =>
    a === null || b === null ? null : how(Number(a), Number(b));
const compared =
  (holds: (order: number) => boolean): Two =>
  (a, b) =>
    a !== null && b !== null && holds(compareValues(a, b));
const words = (value: Value): string[] => lower(value).split(/[^\p{L}\p{N}]+/u);

const OPERATORS: Readonly<Record<string, Two>> = {
  '==': (a, b) => keyOf([a]) === keyOf([b]),
  '!=': (a, b) => keyOf([a]) !== keyOf([b]),
  '=~': (a, b) => lower(a) === lower(b),
  '!~': (a, b) => lower(a) !== lower(b),
  '<': compared((order) => order < 0),
  '<=': compared((order) => order <= 0),
  '>': compared((order) => order > 0),
  '>=': compared((order) => order >= 0),
  '+': numeric((a, b) => a + b),
  '-': numeric((a, b) => a - b),
  '*': numeric((a, b) => a * b),
  '/': numeric((a, b) => a / b),
  contains: (a, b) => lower(a).includes(lower(b)),
  startswith: (a, b) => lower(a).startsWith(lower(b)),
  endswith: (a, b) => lower(a).endsWith(lower(b)),
  /** Whole words; of a phrase, its words one after the other. */
  has: (a, b) => ` ${words(a).join(' ')} `.includes(` ${words(b).filter(Boolean).join(' ')} `),
};

function between(first: Syntax | undefined, couple: Syntax | undefined): Of {
  const [from, to] = (couple?.children ?? []).filter(({ kind }) => !kind.endsWith('Token')).map(expression);
  const of = expression(first);
  if (from === undefined || to === undefined) throw new CannotAnswer('between without two ends');
  return (row) => compareValues(of(row), from(row)) >= 0 && compareValues(of(row), to(row)) <= 0;
}

function isIn(first: Syntax | undefined, word: string, list: Syntax | undefined): Of {
  const of = expression(first);
  const all = (list?.children.find(({ kind }) => kind === 'List')?.children ?? []).map(expression);
  const form = word.endsWith('~') ? lower : (value: Value) => keyOf([value]);
  return (row) => all.some((one) => form(one(row)) === form(of(row))) !== word.startsWith('!');
}

function call(name: string, given: readonly Syntax[]): Of {
  const parts = given.map(expression);
  const at = (index: number): Of => parts[index] ?? constant(null);
  switch (name) {
    case 'bin':
      return (row) => {
        const [value, size] = [at(0)(row), Number(at(1)(row))];
        const floor = Math.floor(Number(value) / size) * size;
        return value === null ? null : value instanceof Date ? new Date(floor) : floor;
      };
    case 'not':
      return (row) => at(0)(row) !== true;
    case 'iff':
    case 'iif':
      return (row) => (at(0)(row) === true ? at(1)(row) : at(2)(row));
    case 'isempty':
      return (row) => [null, ''].includes(at(0)(row) as string | null);
    case 'isnotempty':
      return (row) => ![null, ''].includes(at(0)(row) as string | null);
    case 'isnull':
      return (row) => at(0)(row) === null;
    case 'tolower':
      return (row) => lower(at(0)(row));
    case 'tostring':
      return (row) => String(at(0)(row) ?? '');
    case 'strcat':
      return (row) => parts.map((of) => String(of(row) ?? '')).join('');
    case 'round':
      return (row) => Number(Number(at(0)(row)).toFixed(Number(at(1)(row) ?? 0)));
    case 'todouble':
    case 'tolong':
    case 'toint':
      return (row) => Number(at(0)(row));
    default:
      throw new CannotAnswer(`the function ${name}()`);
  }
}

/** Escapes as in C; `@"..."` has none. Hidden and multi-line strings are not answered. */
function textOf(literal: string): string {
  const [, verbatim, quote, body = ''] = /^(@?)(["'])([\s\S]*)\2$/.exec(literal) ?? [];
  if (quote === undefined) throw new CannotAnswer(`the string ${literal}`);
  if (verbatim === '@') return body.replaceAll(quote + quote, quote);
  return body.replace(/\\(.)/g, (_all, char: string) => ({ n: '\n', t: '\t', r: '\r' })[char] ?? char);
}

function dateOf(literal: string): Date {
  const date = new Date((/^datetime\(\s*(.*?)\s*\)$/.exec(literal)?.[1] ?? '').replace(/(\.\d{3})\d+/, '$1'));
  if (Number.isNaN(date.getTime())) throw new CannotAnswer(`the time ${literal}`);
  return date;
}

function spanOf(literal: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)(d|h|m|s|ms)$/.exec(literal) ?? [];
  const size = UNITS[unit];
  if (size === undefined) throw new CannotAnswer(`the timespan ${literal}`);
  return Number(number) * size;
}

export function compareValues(a: Value, b: Value): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (typeof a === 'string' || typeof b === 'string')
    return String(a) < String(b) ? -1 : Number(String(a) > String(b));
  return Number(a) - Number(b);
}

/** Equal for equal values of one type. */
export const keyOf = (values: readonly Value[]): string => JSON.stringify(values);
