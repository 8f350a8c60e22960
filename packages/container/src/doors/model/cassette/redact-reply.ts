// Redacts a recorded reply. A value may be cut by the stream's deltas, so each block is read whole.
import { type Redact, mapStrings, redactMessage, shownText } from './redact.ts';

interface StreamEvent {
  type?: string;
  index?: number;
  delta?: { type?: string; text?: string; partial_json?: string; thinking?: string };
}

type Piece = 'text' | 'partial_json' | 'thinking';

/** @param chunks raw server-sent events, one a string. Events without a private value stay as they are, byte by byte. */
export function redactEvents(chunks: readonly string[], redact: Redact): string[] {
  const events = chunks.map((raw) => ({ raw, value: dataOf(raw) }));
  const rewritten = new Map<number, string | null>();
  for (const [positions, piece] of blocksOf(events.map(({ value }) => value))) {
    const text = positions.map((at) => events[at]?.value?.delta?.[piece] ?? '').join('');
    const clean =
      piece === 'partial_json'
        ? redactJson(text, (value) => mapStrings(value, redact), redact)
        : redact(text);
    if (clean === text) continue;
    const [first = 0, ...rest] = positions;
    const { delta = {}, ...event } = events[first]?.value ?? {};
    rewritten.set(first, eventOf({ ...event, delta: { ...delta, [piece]: clean } }));
    for (const at of rest) rewritten.set(at, null);
  }
  return events.flatMap(({ raw, value }, at) => {
    const changed = rewritten.get(at);
    if (changed !== undefined) return changed === null ? [] : [changed];
    if (value === null || pieceOf(value) !== null) return [raw];
    const clean = redactMessage(value, redact);
    return [JSON.stringify(clean) === JSON.stringify(value) ? raw : eventOf(clean as StreamEvent)];
  });
}

export const redactBody = (body: string, redact: Redact): string =>
  redactJson(body, (value) => redactMessage(value, redact), redact);

/** Text of each block, joined: what a scan for secrets must see. */
export function textsOf(chunks: readonly string[]): string[] {
  const values = chunks.map(dataOf);
  const joined = [...blocksOf(values)].map(([positions, piece]) =>
    positions.map((at) => values[at]?.delta?.[piece] ?? '').join(''),
  );
  const rest = values.flatMap((value, at) =>
    value === null
      ? [chunks[at] ?? '']
      : pieceOf(value) === null && value.delta?.type !== 'signature_delta'
        ? [shownText(value)]
        : [],
  );
  return [...joined, ...rest];
}

/** Positions of the events that hold one kind of text of one block. */
function blocksOf(values: readonly (StreamEvent | null)[]): [number[], Piece][] {
  const blocks = new Map<string, [number[], Piece]>();
  values.forEach((value, at) => {
    const piece = value === null ? null : pieceOf(value);
    if (piece === null) return;
    const name = `${value?.index} ${piece}`;
    const block = blocks.get(name) ?? [[], piece];
    block[0].push(at);
    blocks.set(name, block);
  });
  return [...blocks.values()];
}

function pieceOf({ type, delta }: StreamEvent): Piece | null {
  if (type !== 'content_block_delta') return null;
  const pieces: Piece[] = ['text', 'partial_json', 'thinking'];
  return pieces.find((piece) => typeof delta?.[piece] === 'string') ?? null;
}

/** Text that is no JSON is redacted as text. */
function redactJson(text: string, change: (value: unknown) => unknown, redact: Redact): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return redact(text);
  }
  const clean = JSON.stringify(change(value));
  return clean === JSON.stringify(value) ? text : clean;
}

function dataOf(raw: string): StreamEvent | null {
  const data = raw
    .split(/\r\n|\n|\r/)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5))
    .join('\n');
  try {
    const value: unknown = JSON.parse(data);
    return value !== null && typeof value === 'object' ? (value as StreamEvent) : null;
  } catch {
    return null;
  }
}

const eventOf = (value: StreamEvent): string => `event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`;
