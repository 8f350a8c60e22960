// What identifies a request in a cassette: who asks, how far the conversation is, and what its calls returned.
import { createHash } from 'node:crypto';
import type { Exchange, Key, Turn } from '@agent-harness/contracts';
import { type Places, canonical, normalise } from './normalise.ts';
import { mapStrings } from './redact.ts';

type Digest = Exchange['prompt'];

export interface Asked {
  key: Key;
  /** Every turn in full; a key keeps only the newest. */
  turns: readonly Turn[];
  prompt: Digest;
  tools: Digest;
}

interface Block {
  type?: string;
  text?: string;
  id?: string;
  name?: string;
  input?: unknown;
  tool_use_id?: string;
  content?: string | Block[];
  is_error?: boolean;
}

interface Message {
  role?: string;
  content?: string | Block[];
}

interface Conversation {
  system?: unknown;
  tools?: { name?: string }[];
  messages?: Message[];
}

/** Longest text that a key shows to people. Characters. */
const SHOWN = 200;

/** @param body JSON of a Messages request */
export function matchKey(path: string, body: string, places: Places): Asked {
  const { system, tools = [], messages = [] } = JSON.parse(body) as Conversation;
  const steady = (text: string): string => normalise(text, places);
  const turns = turnsOf(messages, steady);
  return {
    key: {
      endpoint: path.startsWith('/v1/messages/count_tokens') ? 'count_tokens' : 'messages',
      lineage: lineageOf(messages, steady),
      roles: messages
        .filter(({ role }) => role === 'user' || role === 'assistant')
        .map(({ role }) => role?.slice(0, 1))
        .join(''),
      turns: turns.map((turn) => digest(canonical(exactly(turn)))),
      last: turns.at(-1) ?? null,
    },
    turns,
    prompt: digest(steady(textOf(system as Message['content']))),
    tools: digest(
      canonical([...tools].sort((one, other) => ((one.name ?? '') < (other.name ?? '') ? -1 : 1))),
    ),
  };
}

/** Two requests with the same one are answered by the same exchange. */
export const keyDigest = ({ endpoint, lineage, roles, turns }: Key): string =>
  digest(canonical({ endpoint, lineage, roles, turns }));

const digest = (text: string): Digest => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** An excerpt is for people: the digest beside it says more. */
const exactly = ({ calls, results }: Turn): unknown => ({
  calls,
  results: results.map(({ call, error, digest: text }) => ({ call, error, digest: text })),
});

/** A subagent is known by the task it was given: its own id is new each time. */
function lineageOf(messages: readonly Message[], steady: (text: string) => string): string {
  const first = messages.find(({ role }) => role === 'user');
  const text = steady(
    textOf(first?.content)
      .replaceAll(/<system-reminder>[\s\S]*?<\/system-reminder>/g, '')
      .trim(),
  );
  return `${text.slice(0, SHOWN)} ${digest(text).slice(7, 19)}`;
}

/** An assistant's message with calls, and their results wherever they stand, by position: they come back in any order. */
function turnsOf(messages: readonly Message[], steady: (text: string) => string): Turn[] {
  const results = new Map(
    messages
      .flatMap(blocksOf)
      .flatMap((block) => (block.type === 'tool_result' ? [[block.tool_use_id, block]] : [])),
  );
  return messages
    .filter(({ role }) => role === 'assistant')
    .map((message) => blocksOf(message).filter(({ type }) => type === 'tool_use'))
    .filter((calls) => calls.length > 0)
    .map((calls) => ({
      calls: calls.map(({ name = '', input }) => ({
        name,
        input: canonical(mapStrings(input ?? {}, steady)),
      })),
      results: calls.flatMap(({ id }, call) => {
        const result = results.get(id);
        if (result === undefined) return [];
        const text = steady(textOf(result.content));
        return [
          { call, error: result.is_error === true, digest: digest(text), excerpt: text.slice(0, SHOWN) },
        ];
      }),
    }));
}

const blocksOf = ({ content }: Message): Block[] => (Array.isArray(content) ? content : []);

function textOf(content: Message['content']): string {
  if (typeof content === 'string') return content;
  return (content ?? [])
    .map((block) => block.text ?? `<${block.type} ${digest(canonical(block)).slice(7, 19)}>`)
    .join('\n');
}
