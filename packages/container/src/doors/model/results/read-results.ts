// The results of tool calls in a request: which texts of them a model would read, and the same request with other texts.
import { createHash } from 'node:crypto';
import type { CallResult } from '@agent-harness/contracts';
import { type Refusal, refusal } from '../admit/refusal.ts';

export interface ReadResult extends CallResult {
  /** Of all that the request says about this result: the same id can come again with something else. */
  digest: string;
}

export type Request = Readonly<Record<string, unknown>>;

type Block = Readonly<Record<string, unknown>>;

/** They carry no text, or only the name of a tool. An image is passed as it is: nothing here reads pictures. */
const TEXTLESS = new Set(['image', 'tool_reference']);

/** @returns each result once, in the order of the conversation */
export function readResults(request: Request): ReadResult[] | Refusal {
  const blocks = messagesOf(request).flatMap((message) => blocksOf(message['content']).filter(isResult));
  const read = blocks.map(readResult);
  const bad = read.find((one): one is Refusal => 'status' in one);
  if (bad) return bad;
  return [...new Map((read as ReadResult[]).map((one) => [`${one.id} ${one.digest}`, one])).values()];
}

/** @param textsFor the texts to send instead; null where the result goes on as it is */
export function withTexts(
  request: Request,
  textsFor: (result: ReadResult) => readonly string[] | null,
): Request {
  const messages = messagesOf(request).map((message) => {
    if (!Array.isArray(message['content'])) return message;
    const content = (message['content'] as Block[]).map((block) =>
      isResult(block) ? rewritten(block, textsFor) : block,
    );
    return { ...message, content };
  });
  return { ...request, ...(Array.isArray(request['messages']) ? { messages } : {}) };
}

function rewritten(block: Block, textsFor: (result: ReadResult) => readonly string[] | null): Block {
  const read = readResult(block);
  const texts = 'status' in read ? null : textsFor(read);
  const { content } = block;
  if (typeof content === 'string') return texts ? { ...block, content: texts[0] ?? '' } : block;
  if (!Array.isArray(content)) return block;
  let at = 0;
  const blocks = (content as Block[]).map((inner) => {
    if (TEXTLESS.has(String(inner['type']))) return inner;
    if (inner['type'] !== 'text') return { type: 'text', text: withheld(inner['type']) };
    const text = texts?.[at] ?? inner['text'];
    at += 1;
    return { ...inner, text };
  });
  return { ...block, content: blocks };
}

/** What no layer can read does not reach the model. */
const withheld = (type: unknown): string => `[withheld: a ${String(type).slice(0, 40)}, which is not judged]`;

function readResult(block: Block): ReadResult | Refusal {
  const { tool_use_id: id, content, is_error: isError } = block;
  if (typeof id !== 'string') return refusal(400, 'a tool_result without its tool_use_id');
  const texts = textsOf(content);
  if (texts === null)
    return refusal(400, `the tool_result of ${id.slice(0, 100)} is not one of the Messages API`);
  const digest = createHash('sha256')
    .update(JSON.stringify([isError === true, texts]))
    .digest('base64');
  return { id, isError: isError === true, texts, digest };
}

function textsOf(content: unknown): string[] | null {
  if (content === undefined || content === null) return [];
  if (typeof content === 'string') return [content];
  if (!Array.isArray(content)) return null;
  const blocks = content.map((inner: unknown) => (isObject(inner) ? inner : null));
  const known = blocks.every(
    (inner) => inner !== null && (inner['type'] !== 'text' || typeof inner['text'] === 'string'),
  );
  return known
    ? blocks.flatMap((inner) => (inner?.['type'] === 'text' ? [String(inner['text'])] : []))
    : null;
}

const messagesOf = ({ messages }: Request): Block[] =>
  Array.isArray(messages) ? messages.filter(isObject) : [];

const blocksOf = (content: unknown): Block[] => (Array.isArray(content) ? content.filter(isObject) : []);

const isResult = (block: unknown): block is Block => isObject(block) && block['type'] === 'tool_result';

function isObject(value: unknown): value is Block {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
