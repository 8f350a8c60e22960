import type { Review } from '@agent-harness/hooks';
import { expect, it } from 'vitest';
import { lineOf } from './manifest-lines.ts';
import { renderReplay } from './render-replay.ts';
import { renderReview } from './render-review.ts';

const group: Review['rejections'][number] = {
  tool: 'Bash',
  attempt: { kind: 'command', name: 'pandoc', words: ['a.md'] },
  rules: ['command.not-granted'],
  layers: ['L1'],
  count: 3,
  firstSeen: '2026-01-01T00:00:00.000Z',
  lastSeen: '2026-01-02T00:00:00.000Z',
  runs: ['a', 'b', 'c'],
  sessions: ['s'],
  stages: ['demo/write'],
  alike: true,
  injected: false,
  carries: [],
  instead: null,
  examples: ['{"command":"pandoc \u001b[2J a.md"}'],
  proposal: {
    kind: 'add-tool',
    why: 'because',
    patch: {
      image: { name: 'pandoc', package: 'pandoc', why: 'because', skills: ['demo'] },
      stages: ['demo/write'],
      grant: { name: 'pandoc', why: 'because' },
    },
  },
};

it('shows each group with its proposal and its patch, and broken logs by name', () => {
  const text = renderReview(
    {
      logs: [
        { name: '/runs/a', run: 'a', skill: 'demo', state: 'sealed', problem: null },
        { name: '/runs/b', run: 'b', skill: 'demo', state: 'damaged', problem: 'line 4: not JSON' },
      ],
      rejections: [group],
      unused: [{ stage: 'demo/write', kind: 'command', grant: 'jq', sessions: 3 }],
    },
    ['skill.json:9: { "name": "jq" }'],
  );
  expect(text).toContain('2 logs verified, 1 not whole; 3 rejections in 1 group; 1 grant never used');
  expect(text).toContain('DAMAGED /runs/b: line 4: not JSON');
  expect(text).toContain('3 x Bash: command pandoc  (command.not-granted)');
  expect(text).toContain('add the tool to the image: because');
  expect(text).toContain('tools: + {"name":"pandoc","package":"pandoc"');
  expect(text).toContain('grants.commands of demo/write: + {"name":"pandoc","why":"because"}');
  expect(text).toMatch(/jq +0 of 3 sessions +skill\.json:9/);
  expect(text).not.toContain('\u001b');
});

it('shows flips with the rule that decides, and what could not be judged', () => {
  const text = renderReplay({
    judged: 2,
    samePolicy: 0,
    flips: [
      {
        run: 'a',
        stage: 's',
        seq: 7,
        tool: 'Bash',
        from: 'allow',
        to: 'deny',
        before: [],
        after: ['command.jq'],
        input: 'x',
      },
    ],
    inexact: { cut: 1, unreadable: 0, redacted: 0, 'no-directory': 0, links: 0, state: 0 },
  });
  expect(text).toContain('1 would flip');
  expect(text).toContain('allow -> deny  Bash x  (command.jq)  a#7');
  expect(text).toContain('inexact: 1 not judged: their input was cut');
  expect(text).not.toContain('inexact: 0');
});

it('finds a grant’s line in its stage, and none for what is not there', () => {
  const text = JSON.stringify(
    {
      stages: [
        { name: 'a', tools: ['Read'] },
        { name: 'b', tools: ['Read'], commands: [{ name: 'git', subcommands: ['log'] }] },
      ],
    },
    null,
    2,
  );
  expect(lineOf(text, 'a', ['Read'])).toBe('skill.json:6: "Read"');
  expect(lineOf(text, 'b', ['Read'])).toBe('skill.json:12: "Read"');
  expect(lineOf(text, 'b', ['git', 'log'])).toBe('skill.json:18: "log"');
  expect(lineOf(text, 'b', ['jq'])).toBeNull();
  expect(lineOf(text, 'c', ['Read'])).toBeNull();
});
