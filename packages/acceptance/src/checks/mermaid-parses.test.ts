// `mermaid-parses`, with mermaid itself: good diagrams of every kind, and each way to be broken.
import { afterAll, describe, expect, it } from 'vitest';
import { openMermaid } from '../mermaid/open-mermaid.ts';
import { checkMermaidParses } from './mermaid-parses.ts';

const mermaid = openMermaid();
afterAll(() => mermaid[Symbol.asyncDispose]());

const file = (...lines: string[]) => ({
  path: 'a.md',
  text: ['# A', '```mermaid', ...lines, '```'].join('\n'),
});
const findings = (one: { path: string; text: string }, atLeast = 1) =>
  checkMermaidParses({ check: 'mermaid-parses', in: '*', 'at-least': atLeast }, [one], { mermaid });

describe('mermaid-parses', { timeout: 60_000 }, () => {
  it.each([
    ['flowchart', 'flowchart LR\n a["the guard"] -->|asks| b'],
    ['class', 'classDiagram\n A <|-- B'],
    ['state', 'stateDiagram-v2\n [*] --> A'],
    ['sequence', 'sequenceDiagram\n A->>B: hi'],
    ['er', 'erDiagram\n A ||--o{ B : has'],
    ['C4', 'C4Context\n Person(a,"A")\n System(b,"B")\n Rel(a,b,"uses")'],
  ])('passes a %s diagram', async (_, diagram) => {
    expect(await findings(file(diagram))).toEqual([]);
  });

  it('finds a syntax error on its line of the file', async () => {
    const [finding, ...more] = await findings(file('flowchart LR', ' a --> b', ' b --> --> c', ' c --> d'));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      line: 5,
      message: expect.stringContaining('the diagram is broken: Parse error'),
    });
  });

  it('finds nodes without edges, and nothing at all', async () => {
    const message = 'the diagram has nodes but no edges';
    expect(await findings(file('flowchart LR', ' a', ' b'))).toEqual([{ file: 'a.md', line: 2, message }]);
    expect(await findings(file('flowchart LR'))).toEqual([{ file: 'a.md', line: 2, message }]);
  });

  it('finds a kind of diagram that connects nothing', async () => {
    expect(await findings(file('pie', ' "a": 1'))).toMatchObject([
      { line: 2, message: expect.stringContaining('a pie diagram connects nothing') },
    ]);
  });

  it('finds text that is no diagram', async () => {
    expect(await findings(file('hello'))).toMatchObject([{ message: expect.stringContaining('broken') }]);
  });

  it('finds a diagram that is not closed', async () => {
    expect(await findings({ path: 'a.md', text: '```mermaid\nflowchart LR\n a-->b' })).toMatchObject([
      { line: 1, message: expect.stringContaining('not closed') },
    ]);
  });

  it('finds that there are too few; another language does not count', async () => {
    const other = { path: 'a.md', text: '```dot\ndigraph { a -> b }\n```' };
    expect(await findings(other)).toEqual([
      { file: 'a.md', line: null, message: 'has 0 Mermaid diagrams; at least 1 are required' },
    ]);
  });
});

it('leaves this thread without a window', () => {
  expect(globalThis).not.toHaveProperty('window');
});

it('gives up on a diagram that takes too long, and reads the next one', { timeout: 60_000 }, async () => {
  await using impatient = openMermaid(1);
  const long = `flowchart LR\n${Array.from({ length: 300 }, (_, i) => ` a${i} --> b${i}`).join('\n')}`;
  expect(await impatient.read(long)).toEqual({
    kind: 'broken',
    message: 'it took longer than 1 ms',
    line: null,
  });
});
