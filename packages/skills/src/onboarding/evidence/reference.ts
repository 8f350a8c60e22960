// Reference: every command, variable, port, service, version, job, folder and owner, without advice.
import type { Claim, Unnumbered } from '../../claims/claim.ts';
import type { FactOf } from '../../setup/fact.ts';
import { factsOf, type Setup } from '../../setup/read-setup.ts';
import { cleanText } from '../../text/clean.ts';
import type { BuildPage, RawItem } from './about.ts';

const ROLES = { requires: 0, reads: 1, example: 2, sets: 3 };
const MOST_PLACES = 3;

export const buildReference: BuildPage = ({ head, setup }) => {
  const rows = (section: string, as: string, facts: readonly Omit<Unnumbered<Claim>, 'sha'>[]): RawItem[] =>
    facts.map((fact) => ({ section, as, claims: [{ ...fact, sha: head } as Unnumbered<Claim>] }));
  return [
    ...rows('Commands', 'command', factsOf(setup, 'command').toSorted(rootFirst)),
    ...grouped('Environment variables', variables(setup), (fact) => fact.name, head),
    ...grouped('Ports', factsOf(setup, 'port'), (fact) => String(fact.port), head),
    ...rows('Services', 'service', factsOf(setup, 'service')),
    ...rows(
      'Versions',
      'version',
      factsOf(setup, 'version').toSorted((a, b) => (a.tool < b.tool ? -1 : a.tool > b.tool ? 1 : 0)),
    ),
    ...rows('Jobs', 'job', factsOf(setup, 'job')),
    ...folders(setup, head),
    ...rows('Owners', 'owner', factsOf(setup, 'owner')),
  ];
};

function rootFirst(a: FactOf<'command'>, b: FactOf<'command'>): number {
  const depth = (folder: string) => (folder === '' ? 0 : folder.split('/').length);
  return depth(a.folder) - depth(b.folder) || (a.folder < b.folder ? -1 : a.folder > b.folder ? 1 : 0);
}

/** What CI sets for itself is not for a person to set. */
function variables(setup: Setup): FactOf<'env'>[] {
  return factsOf(setup, 'env')
    .filter((fact) => fact.role !== 'sets' || !/^\.(gitlab|github|ci)/.test(fact.file))
    .toSorted((a, b) => ROLES[a.role] - ROLES[b.role] || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** One row for each name, with the first few places that state it. */
function grouped<F extends FactOf<'env'> | FactOf<'port'>>(
  section: string,
  facts: readonly F[],
  nameOf: (fact: F) => string,
  head: string,
): RawItem[] {
  const groups = new Map<string, F[]>();
  for (const fact of facts) groups.set(nameOf(fact), [...(groups.get(nameOf(fact)) ?? []), fact]);
  return [...groups.values()].map((group) => ({
    section,
    as: group[0]?.kind ?? 'env',
    claims: group.slice(0, MOST_PLACES).map((fact) => ({ ...fact, sha: head }) as Unnumbered<Claim>),
  }));
}

function folders({ paths }: Setup, head: string): RawItem[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = path.includes('/') ? path.slice(0, path.indexOf('/')) : null;
    if (folder !== null && cleanText(folder) === folder) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].map(([folder, value]) => ({
    section: 'Layout',
    as: 'folder',
    claims: [{ kind: 'number', measure: 'files', sha: head, from: null, path: `${folder}/`, value }],
  }));
}
