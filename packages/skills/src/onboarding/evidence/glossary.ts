// Glossary: the words that documents of the repository explain, by name.
import { factsOf } from '../../setup/read-setup.ts';
import type { BuildPage } from './about.ts';

export const buildGlossary: BuildPage = ({ head, setup }) => {
  const terms = factsOf(setup, 'term').filter((fact) => !/changelog|release|history/i.test(fact.file));
  const byName = new Map(terms.toReversed().map((fact) => [fact.term.toLowerCase(), fact]));
  return [...byName]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, fact]) => ({ section: 'Words', as: 'term', claims: [{ ...fact, sha: head }] }));
};
