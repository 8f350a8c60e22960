import { expect, it } from 'vitest';
import type { ThemeFile } from '../evidence-files.ts';
import { withoutMissing } from './without-missing.ts';

const lead = 'a'.repeat(40);
const theme = {
  schema: 'documentation-theme/1',
  id: 't01',
  title: 'Keep orders in PostgreSQL',
  slug: 'keep-orders',
  lead,
  sections: {
    reasons: ['c2'],
    decision: ['c1'],
    parts: [],
    nearby: [],
    alternatives: ['c3'],
    consequences: [],
    undone: [],
    later: [],
  },
  claims: [
    { id: 'c1', kind: 'commit', sha: lead },
    { id: 'c2', kind: 'quote', sha: lead },
  ],
} as unknown as ThemeFile;

it('speaks only of claims that the theme still holds', () => {
  expect(withoutMissing(theme)?.sections).toMatchObject({
    reasons: ['c2'],
    decision: ['c1'],
    alternatives: [],
  });
});

it('gives up a theme without the commit that carries the decision', () => {
  expect(withoutMissing({ ...theme, claims: theme.claims.slice(1) })).toBeNull();
});

it('gives up a theme whose title was withheld', () => {
  const { title: _, ...rest } = theme;
  expect(withoutMissing(rest as ThemeFile)).toBeNull();
});
