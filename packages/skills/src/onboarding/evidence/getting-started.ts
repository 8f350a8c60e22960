// Getting started: what must be there, then one command for each step, and who else runs it.
import type { Claim, Unnumbered } from '../../claims/claim.ts';
import { type FactOf, firstOfEach } from '../../setup/fact.ts';
import { factsOf, type Setup } from '../../setup/read-setup.ts';
import { jobRunning } from '../../setup/runs-in-ci.ts';
import { GIVEN } from '../contradictions/environment.ts';
import type { BuildPage, RawItem } from './about.ts';
import { chooseCommands, type Purpose } from './choose-commands.ts';

const STEPS: readonly (readonly [string, readonly Purpose[]])[] = [
  ['Install', ['install']],
  ['Configure', ['configure']],
  ['Build', ['build']],
  ['Run', ['run']],
  ['Test', ['test', 'test-one']],
];

const PACKAGE_MANAGER = /^(npm|pnpm|yarn|bun)$/;

export const buildGettingStarted: BuildPage = ({ head, setup }) => {
  const steps = STEPS.flatMap(([section, purposes]) =>
    purposes.flatMap((purpose) =>
      chooseCommands(setup, purpose)
        .slice(0, purpose === 'test-one' ? 1 : undefined)
        .map((fact): RawItem => ({
          section,
          as: purpose === 'test-one' ? 'one' : 'step',
          claims: stepClaims(fact, setup, head, purpose === 'test-one'),
        })),
    ),
  );
  return [...prerequisites(setup, head, steps), ...steps, ...variables(setup, head), ...ports(setup, head)];
};

/** The command, and the job that runs it or the absence of one. */
export function stepClaims(
  fact: FactOf<'command'>,
  setup: Setup,
  head: string,
  alone = false,
): Unnumbered<Claim>[] {
  const jobs = factsOf(setup, 'job');
  const job = jobRunning(fact.command, jobs);
  const checked: Unnumbered<Claim>[] =
    alone || jobs.length === 0 || fact.command.startsWith('cp ')
      ? []
      : job
        ? [{ ...job, sha: head }]
        : [{ kind: 'absence', sha: head, what: 'job-run', name: fact.command }];
  return [{ ...fact, sha: head }, ...checked];
}

function prerequisites(setup: Setup, head: string, steps: readonly RawItem[]): RawItem[] {
  const versions = factsOf(setup, 'version');
  const all = [...new Set(versions.map((fact) => fact.tool))];
  // What only CI uses is its own affair, as long as the tree demands something.
  const own = all.filter((tool) =>
    versions.some((fact) => fact.tool === tool && !/^\.(github|gitlab|ci)/.test(fact.file)),
  );
  const chosen = versions.find((fact) => PACKAGE_MANAGER.test(fact.tool) && fact.file === 'package.json');
  // With its package manager chosen at the root, what packages demand of others is for their users.
  const tools = (own.length > 0 ? own : all).filter(
    (tool) => chosen === undefined || tool === chosen.tool || !PACKAGE_MANAGER.test(tool),
  );
  const order = { requires: 0, uses: 1, tests: 2 };
  const stated = tools.map((tool): RawItem => ({
    section: 'Before you begin',
    as: 'version',
    claims: versions
      .filter((fact) => fact.tool === tool)
      .sort((a, b) => order[a.role] - order[b.role])
      // Twenty packages that demand the same say it once.
      .filter(
        (fact, index, same) =>
          same.findIndex(({ role, version }) => role === fact.role && version === fact.version) === index,
      )
      .slice(0, 4)
      .map((fact) => ({ ...fact, sha: head })),
  }));
  const needed = new Map<string, Unnumbered<Claim>>();
  for (const claim of steps.flatMap((step) => step.claims)) {
    if (claim.kind !== 'command') continue;
    const tool = claim.command.split(' ')[0] ?? '';
    if (
      !tools.includes(tool) &&
      !needed.has(tool) &&
      !/^(cp|sh|bash|zsh|node|npx|python3?|go|cargo|npm)$/.test(tool) &&
      !tool.startsWith('.')
    )
      needed.set(tool, claim);
  }
  return [
    ...stated,
    ...[...needed.values()].map((claim): RawItem => ({
      section: 'Before you begin',
      as: 'tool',
      claims: [claim],
    })),
  ];
}

function variables(setup: Setup, head: string): RawItem[] {
  const needed = factsOf(setup, 'env').filter((fact) => fact.role === 'requires' && !GIVEN.test(fact.name));
  return firstOfEach(needed, ({ name }) => name).map((fact): RawItem => ({
    section: 'Configure',
    as: 'variable',
    claims: [{ ...fact, sha: head }],
  }));
}

function ports(setup: Setup, head: string): RawItem[] {
  const outside = factsOf(setup, 'port').filter((fact) => !fact.file.startsWith('.'));
  return firstOfEach(outside, ({ port }) => port)
    .slice(0, 6)
    .map((fact): RawItem => ({ section: 'Run', as: 'port', claims: [{ ...fact, sha: head }] }));
}
