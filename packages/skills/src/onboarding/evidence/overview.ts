// Overview: what it says it is, its parts, where it starts, what it rests on, how it is checked.
import { dependenciesOf } from '../../manifests/dependencies-of.ts';
import { folderOf } from '../../git/paths.ts';
import type { FactOf } from '../../setup/fact.ts';
import { factsOf, type Setup } from '../../setup/read-setup.ts';
import { cleanText } from '../../text/clean.ts';
import { countCommits } from '../../git/count.ts';
import { shownModules } from '../shown-modules.ts';
import type { About, BuildPage, RawItem } from './about.ts';
import { descriptionOf, introOf } from './describe.ts';

const MOST_DEPENDENCIES = 15;
const MOST_JOBS = 12;

export const buildOverview: BuildPage = async (about) => {
  const { git, head, setup, scan } = about;
  const intro = introOf('', setup, head);
  const own = intro.length > 0 ? intro : [descriptionOf('', setup, head)].filter((found) => found !== null);
  const modules = shownModules(scan).map(({ name, path }): RawItem => {
    const described = descriptionOf(path, setup, head);
    return {
      section: 'What it is made of',
      as: 'module',
      label: name,
      claims: [
        { kind: 'path', sha: head, path: `${path}/`, change: 'present' },
        ...(described ? [described] : []),
      ],
    };
  });
  const number = { kind: 'number', sha: head, from: null, path: '' } as const;
  return [
    ...own.map((claim): RawItem => ({ section: 'What it says about itself', as: 'quote', claims: [claim] })),
    {
      section: 'What it is made of',
      as: 'size',
      claims: [
        { ...number, measure: 'files', value: setup.paths.size },
        { ...number, measure: 'commits', value: await countCommits(git, null, head, '') },
      ],
    },
    ...modules,
    ...services(setup).map((fact): RawItem => ({
      section: 'What it is made of',
      as: 'service',
      claims: [{ ...fact, sha: head }],
    })),
    ...factsOf(setup, 'entry').map((fact): RawItem => ({
      section: 'Where it starts',
      as: 'entry',
      claims: [{ ...fact, sha: head }],
    })),
    ...dependencies(about),
    ...factsOf(setup, 'job')
      .slice(0, MOST_JOBS)
      .map((fact): RawItem => ({
        section: 'How it is checked',
        as: 'job',
        claims: [{ ...fact, sha: head }],
      })),
  ];
};

/** Each name once, from the file that `docker compose` takes by itself where it has it. */
function services(setup: Setup): FactOf<'service'>[] {
  const usual = (fact: FactOf<'service'>) => Number(/(^|\/)(docker-)?compose\.ya?ml$/.test(fact.file));
  const sorted = factsOf(setup, 'service').toSorted((a, b) => usual(a) - usual(b));
  return [...new Map(sorted.map((fact) => [fact.name, fact])).values()];
}

/** Declared runtime dependencies, those of outer manifests first. */
function dependencies({ head, setup }: About): RawItem[] {
  const seen = new Set<string>();
  const outerFirst = [...setup.manifests].sort(
    ([a], [b]) => folderOf(a).length - folderOf(b).length || (a < b ? -1 : 1),
  );
  return outerFirst
    .flatMap(([manifest, text]) =>
      [...dependenciesOf(manifest, text).values()].flatMap(({ name, range, scope }): RawItem[] => {
        if (scope !== 'runtime' || seen.has(name) || name !== cleanText(name)) return [];
        seen.add(name);
        return [
          {
            section: 'What it rests on',
            as: 'dependency',
            claims: [
              {
                kind: 'dependency',
                sha: head,
                manifest,
                name,
                range: cleanText(range),
                scope,
                change: 'present',
              },
            ],
          },
        ];
      }),
    )
    .slice(0, MOST_DEPENDENCIES);
}
