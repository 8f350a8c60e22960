// The review as a person reads it: one block a group, its proposal and its patch, then what to remove.
import { type Proposal, type Review, nameOf } from '@agent-harness/hooks';
import { oneLine } from '../report/shown-text.ts';

const TITLES: Readonly<Record<Proposal['kind'], string>> = {
  attack: 'ATTACK',
  'add-tool': 'add the tool to the image',
  'add-exception': 'add this rule exception',
  tighten: 'tighten',
  'change-skill': 'the skill should do it differently',
};

/** @param lines the manifest's line of each unused grant, in the same order */
export function renderReview(
  { logs, rejections, unused }: Review,
  lines: readonly (string | null)[],
): string {
  const wrong = logs.filter(({ state }) => state !== 'sealed');
  const refused = rejections.reduce((sum, { count }) => sum + count, 0);
  return [
    `${counted(logs.length, 'log')} verified, ${wrong.length} not whole; ${counted(refused, 'rejection')} in ${counted(rejections.length, 'group')}; ${counted(unused.length, 'grant')} never used`,
    ...wrong.map(({ name, state, problem }) => `  ${state.toUpperCase()} ${name}: ${problem}`),
    '',
    ...rejections.flatMap(renderGroup),
    ...(unused.length === 0
      ? []
      : [
          'Grants that no allowed call used, to remove; what N sessions did not need, fewer than 3 in N do (95 %):',
        ]),
    ...unused.map(
      ({ stage, kind, grant, sessions }, at) =>
        `  ${stage.padEnd(24)} ${kind.padEnd(8)} ${grant.padEnd(20)} 0 of ${counted(sessions, 'session')}  ${lines[at] ?? '(not in the manifest)'}`,
    ),
    '',
  ].join('\n');
}

function renderGroup(group: Review['rejections'][number]): string[] {
  const { tool, attempt, rules, count, runs, sessions, stages, firstSeen, lastSeen, examples, proposal } =
    group;
  return [
    `${count} x ${tool ?? 'event'}: ${attempt.kind} ${nameOf(attempt)}  (${rules.join(', ')})`,
    `    seen      ${firstSeen} to ${lastSeen}, ${counted(runs.length, 'run')}, ${counted(sessions.length, 'session')}, ${stages.join(', ')}`,
    ...examples.map((example) => `    input     ${oneLine(example)}`),
    `    proposal  ${TITLES[proposal.kind]}: ${proposal.why}`,
    ...patchOf(proposal).map((line) => `              ${line}`),
    '',
  ];
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function patchOf(proposal: Proposal): string[] {
  switch (proposal.kind) {
    case 'attack':
      return [];
    case 'change-skill':
      return [`instead: ${proposal.instead}`];
    case 'add-tool': {
      const { image, stages, grant } = proposal.patch;
      return [
        ...(image === null
          ? []
          : [`packages/container/image/manifest.json, tools: + ${JSON.stringify(image)}`]),
        `grants.commands of ${stages.join(', ')}: + ${JSON.stringify(grant)}`,
      ];
    }
    case 'tighten': {
      const { stages, replace, by } = proposal.patch;
      return [
        `grants.commands of ${stages.join(', ')}: - ${replace}${by === null ? '' : ` + ${JSON.stringify(by)}`}`,
      ];
    }
    case 'add-exception':
      return JSON.stringify(proposal.patch, null, 2).split('\n');
  }
}
