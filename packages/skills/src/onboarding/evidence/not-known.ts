// What is not known: contradictions, and kinds of file that were looked for and are not there.
import { findTopic, TOPICS } from '../../setup/topics.ts';
import { findContradictions } from '../contradictions/find-contradictions.ts';
import type { BuildPage, RawItem } from './about.ts';

export const buildNotKnown: BuildPage = async ({ git, head, setup }) => {
  const { found } = await findContradictions(git, setup, head);
  const missing = Object.keys(TOPICS).filter((name) => findTopic(name, setup.paths) === null);
  return [
    ...found.map((item): RawItem => ({ section: 'Contradictions', as: item.kind, claims: [...item.claims] })),
    ...missing.map((name): RawItem => ({
      section: 'Looked for and not found',
      as: 'absence',
      claims: [{ kind: 'absence', sha: head, what: 'topic', name }],
    })),
  ];
};
