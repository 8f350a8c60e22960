// Glossary: the words that documents of the repository explain, by name.
import { firstOfEach } from '../../setup/fact.ts';
import { factsOf } from '../../setup/read-setup.ts';
import type { BuildPage } from './about.ts';

export const buildGlossary: BuildPage = ({ head, setup }) => {
  const terms = factsOf(setup, 'term').filter((fact) => !/changelog|release|history/i.test(fact.file));
  const nameOf = ({ term }: { term: string }): string => term.toLowerCase();
  return firstOfEach(terms, nameOf)
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
    .map((fact) => ({ section: 'Words', as: 'term', claims: [{ ...fact, sha: head }] }));
};
