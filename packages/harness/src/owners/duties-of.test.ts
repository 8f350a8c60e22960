// Whoever opens a merge request under an agent's login is an agent, in any case, and somebody triggered it.
import type { Ownership } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { dutiesOf } from './duties-of.ts';

const ownership = {
  teams: [],
  agents: [{ login: 'docs-bot', emails: ['bot@example.org'] }],
} as unknown as Ownership;

it.each([
  [['Docs-Bot'], '', ['Docs-Bot is an agent, and nothing says who triggered it']],
  [['docs-bot'], 'Triggered-By: ada', []],
  [['docs-bot'], 'Triggered-By: DOCS-BOT', ['DOCS-BOT is an agent and is said to have triggered it']],
  [['ada'], '', []],
])('opened by %j with %j', (author, text, problems) => {
  const found = dutiesOf([], ownership, author, text).problems;
  expect(found).toHaveLength(problems.length);
  for (const [at, problem] of problems.entries()) expect(found[at]).toContain(problem);
});
