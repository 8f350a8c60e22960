// What changes for whom between two releases. Pure.
import { explainSuite } from '@agent-harness/acceptance';
import { diffLocks } from '@agent-harness/container';
import type { Release, Rule, SkillManifest } from '@agent-harness/contracts';
import { type Change, type Items, changesOf, plainItem } from './change.ts';
import { diffGrants } from './diff-grants.ts';
import type { ReleaseContents } from './open-contents.ts';

export function diffReleases(before: ReleaseContents, after: ReleaseContents): Change[] {
  const team = (layer: string): string =>
    [...after.release.layers, ...before.release.layers].find((one) => one.layer === layer)?.team ?? 'unknown';
  const both = (part: Change['part'], owner: string, items: (one: ReleaseContents) => Items): Change[] =>
    changesOf(owner, part, items(before), items(after));
  const contracts = changesOf('', 'contract', contractsOf(before.release), contractsOf(after.release));
  return [
    ...before.release.layers
      .concat(after.release.layers)
      .filter(({ layer }, at, all) => all.findIndex((one) => one.layer === layer) === at)
      .flatMap(({ layer }) => both('layer', team(layer), ({ release }) => layersOf(release, layer))),
    ...both('rule', team('hooks'), ({ rules }) => rulesOf(rules)),
    ...both('baseline', team('hooks'), ({ baseline }) => baseline ? new Map([[baseline.document.name, { value: JSON.stringify(baseline.document), told: `${baseline.document.rules?.length ?? 0} rules` }]]) : new Map()), // prettier-ignore
    ...imageChanges(before, after, team('container')),
    ...both('skill', team('skills'), (one) => skillsOf(one)),
    ...diffGrants(before.skills, after.skills, team('skills')),
    ...contracts.map((change) => ({ ...change, team: team(providerOf(change.what, before, after)) })),
    ...both('suite', team('acceptance'), suitesOf),
    ...both('third-party', team('harness'), ({ release }) => new Map(release.thirdParty.map((one) => [`${one.name}@${one.version}`, { value: one.sha512, told: one.sha512.slice(0, 19) }]))), // prettier-ignore
  ];
}

function layersOf({ layers }: Release, layer: string): Items {
  const found = layers.filter((one) => one.layer === layer);
  return new Map(found.map(({ version, files }) => [layer, { value: `${version} ${files}`, told: version }]));
}

function rulesOf(rules: readonly Rule[]): Items {
  return new Map(rules.map((rule) => [`${rule.layer} ${rule.id}`, { value: JSON.stringify(rule), told: rule.reason }])); // prettier-ignore
}

function imageChanges(before: ReleaseContents, after: ReleaseContents, team: string): Change[] {
  const locked = diffLocks(before.lock, after.lock).map(({ architecture, kind, what, from, to }): Change => ({
    team,
    part: 'image',
    kind,
    what: `${what} (${architecture})`,
    from,
    to,
  }));
  const id = ({ release }: ReleaseContents): Items =>
    new Map([['image id', { value: release.image.id, told: release.image.id.slice(0, 19) }]]);
  return [...locked, ...changesOf(team, 'image', id(before), id(after))];
}

function skillsOf({ release, skills }: ReleaseContents): Items {
  const stages = skills.flatMap(({ name, stages: all }: SkillManifest) =>
    all.map((stage): [string, { value: string; told: string }] => {
      const { grants: _, ...rest } = stage;
      return [`${name}/${stage.name}`, { value: JSON.stringify(rest), told: stage.kind }];
    }),
  );
  return new Map([
    ...release.skills.map(({ name, digest }): [string, { value: string; told: string }] => [
      name,
      { value: digest, told: digest.slice(0, 19) },
    ]),
    ...stages,
  ]);
}

const contractsOf = ({ contracts }: Release): Items =>
  new Map(contracts.map(({ contract, role, schema }) => {
    const [major = '', minor = ''] = contract.split('.');
    return [major, { value: `${minor} ${role} ${schema}`, told: `${major}.${minor} (${role})` }];
  })); // prettier-ignore

const providerOf = (major: string, ...all: ReleaseContents[]): string =>
  all.flatMap(({ release }) => release.contracts).find(({ contract }) => contract.startsWith(`${major}.`))?.provider ?? ''; // prettier-ignore

/** A suite's digest, and each of its sentences. */
function suitesOf({ release, suites }: ReleaseContents): Items {
  return new Map([
    ...release.acceptance.map(({ suite, suiteDigest, passed }): [string, { value: string; told: string }] => [
      suite,
      { value: `${suiteDigest} ${passed}`, told: suiteDigest.slice(0, 19) },
    ]),
    ...suites.flatMap(
      (suite) =>
      explainSuite(suite)
        .split('\n')
        .filter((line) => line.startsWith('  - '))
        .map((line): [string, { value: string; told: string }] => [`${suite.suite}: ${line.slice(4)}`, plainItem('')]), // prettier-ignore
    ),
  ]);
}
