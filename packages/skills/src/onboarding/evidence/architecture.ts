// Architecture guide: each module with its purpose, the imports between them, and how much of the code was read.
import { shownModules } from '../shown-modules.ts';
import type { BuildPage, RawItem } from './about.ts';
import { descriptionOf } from './describe.ts';

const MOST_EDGES = 140;

export const buildArchitecture: BuildPage = ({ head, setup, scan }) => {
  const modules = shownModules(scan);
  const names = new Set(modules.map((module) => module.name));
  const edges = scan.edges.filter(({ from, to }) => names.has(from) && names.has(to));
  const number = { kind: 'number', sha: head, from: null, path: '' } as const;
  return [
    ...modules.map(({ name, path }): RawItem => {
      const described = descriptionOf(path, setup, head);
      return {
        section: 'Modules',
        as: 'module',
        label: name,
        claims: [
          { kind: 'path', sha: head, path: `${path}/`, change: 'present' },
          ...(described ? [described] : []),
        ],
      };
    }),
    ...edges.slice(0, MOST_EDGES).map((edge): RawItem => ({
      section: 'Imports between modules',
      as: 'edge',
      claims: [{ kind: 'edge', sha: head, ...edge }],
    })),
    {
      section: 'Coverage',
      as: 'counts',
      claims: [
        { ...number, measure: 'sources', value: scan.sources },
        { ...number, measure: 'imports', value: scan.imports },
        { ...number, measure: 'imports-resolved', value: scan.resolved },
      ],
    },
  ];
};
