// The tool calls of an offline draft, and finding their outcomes again.
import type { ReplyBlock, ToolOutcome } from '@agent-harness/contracts';
import { cleanText, shorten } from '../text/clean.ts';
import type { Draft } from './draft.ts';

export const EVIDENCE = '/evidence';
export const OUT = '/out';

/** @param folder that a stage before filled */
export function read(file: string, folder: string = EVIDENCE): ReplyBlock {
  return { type: 'tool_use', name: 'Read', input: { file_path: `${folder}/${file}` } };
}

function write({ path, content }: Draft): ReplyBlock {
  return { type: 'tool_use', name: 'Write', input: { file_path: `${OUT}/${path}`, content } };
}

export function isRead(outcome: ToolOutcome, file: string, folder: string = EVIDENCE): boolean {
  return outcome.name === 'Read' && outcome.input['file_path'] === `${folder}/${file}`;
}

function isWrite(outcome: ToolOutcome, { path }: Draft): boolean {
  return outcome.name === 'Write' && outcome.input['file_path'] === `${OUT}/${path}`;
}

/** As many calls in one reply as a person would still review together. */
export const BATCH = 4;

/** The next drafts to write; none when all of them are. */
export function writeNext(outcomes: readonly ToolOutcome[], drafts: readonly Draft[]): ReplyBlock[] {
  const unwritten = drafts.filter((draft) => !outcomes.some((outcome) => isWrite(outcome, draft)));
  return unwritten.slice(0, BATCH).map(write);
}

/** @throws Error when the file of the evidence was not read */
export function shown(outcomes: readonly ToolOutcome[], file: string, folder: string = EVIDENCE): string {
  const outcome = outcomes.find((candidate) => isRead(candidate, file, folder));
  if (outcome === undefined) throw new Error(`${folder}/${file} was not read`);
  return outcome.text;
}

/** What a call was about, for a person. */
export function target(outcome: ToolOutcome): string {
  return shorten(cleanText(String(outcome.input['file_path'] ?? outcome.input['command'] ?? '')), 200);
}

export function stop(reason: string): ReplyBlock[] {
  return [{ type: 'text', text: `Stopped, the draft is not complete. ${reason}` }];
}
