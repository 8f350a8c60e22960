// Our own lists: attacks by class, ordinary work by tool, each line with the rules that refuse it.
import { readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import type { Policy, ToolEvent } from '@agent-harness/contracts';
import { expect } from 'vitest';
import { plainContext } from '../policy/reading-policy.fixture.ts';
import { decide } from './decide.ts';

export interface Line {
  command: string;
  /** Ids of the rules that refuse it, by space, empty where it passes: on a laptop, and in a stage. */
  laptop: string;
  stage: string;
}

const folder = (kind: Kind) => posix.join(import.meta.dirname, 'lines', kind);

export type Kind = 'attack' | 'ordinary';
export const KINDS: readonly Kind[] = ['attack', 'ordinary'];
export const filesOf = (kind: Kind) => readdirSync(folder(kind));

/** One command a line, `⏎` for a line break; after `⟵` what refuses it on a laptop, after `⇐` what refuses it in a stage. */
export function linesOf(kind: Kind, file: string): Line[] {
  return readFileSync(posix.join(folder(kind), file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [rest = '', stage = ''] = line.split(' ⇐ ');
      const [command = '', laptop = ''] = rest.split(' ⟵ ');
      return { command: command.replaceAll('⏎', '\n'), laptop, stage };
    });
}

/** @param rules as they stand in the line */
export function expectRefusals(event: ToolEvent, policy: Policy, rules: string): void {
  const { verdicts } = decide(event, policy, plainContext);
  const refusals = verdicts.filter(({ verdict }) => verdict !== 'allow');
  expect(refusals.map(({ rule }) => rule).join(' ')).toBe(rules);
  // The log says which words decided.
  expect(refusals.filter(({ words }) => words.every((word) => word === ''))).toEqual([]);
}
