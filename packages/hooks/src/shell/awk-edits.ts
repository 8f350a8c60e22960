// Which awk scripts print whole fields of a name and nothing beside them that could lead elsewhere.
import { type NamesSource, cutFrom } from './names-source.ts';

const PATTERN = String.raw`\/(?:[^\/\\\n]|\\.)*\/`;
const TEXT = String.raw`"[\w\s.:,;=|?*+-]*"`;
const FIELD = String.raw`\$(?:\d+|NF|\(NF-\d+\))`;
const TEST = `(?:!?${PATTERN}|!\\w+\\[${FIELD}\\]\\+\\+|(?:N[RF]|${FIELD}) *(?:[=!]=|[<>]=?|!?~) *(?:\\d+|${TEXT}|${PATTERN})|N[FR]|\\d+)`;
const CONDITION = `(?:${TEST}(?: *(?:&&|\\|\\|) *${TEST})*)?`;
/** Fields apart from each other, or with marks between that are no part of a path. */
const PRINTED = `${FIELD}(?: *(?:,|"(?:[ :,;|=]|\\\\[tn])+") *${FIELD})*`;
const PRINTS = new RegExp(
  `^ *${CONDITION} *(?:\\{ *print(?: +(${PRINTED}))? *(?:; *exit *)?;? *\\})? *$`,
  'u',
);
/** `$1"/"$2`: the folders from the first on. */
const FOLDERS = /^ *\{ *print +(\$1(?: *"\/" *\$\d)+) *\} *$/u;

/** @returns null where a name could lead elsewhere then */
export function awkKeeps(script: string, source: NamesSource, onlyFirst: boolean): NamesSource | null {
  if (FOLDERS.test(script)) return inOrder(script) && !onlyFirst ? cutFrom(source) : null;
  const printed = PRINTS.exec(script);
  if (!printed) return null;
  const fields = (printed[1] ?? '$0').match(/\$(?:\d+|NF|\()/gu) ?? [];
  if (fields.every((field) => field === '$0')) return source;
  const kept = !onlyFirst || (!source.absolute && fields.every((field) => field === '$1' || field === '$0'));
  return kept ? cutFrom(source) : null;
}

function inOrder(script: string): boolean {
  const numbers = Array.from(script.matchAll(/\$(\d)/gu), ([, digit]) => Number(digit));
  return numbers.every((number, at) => number === at + 1);
}
