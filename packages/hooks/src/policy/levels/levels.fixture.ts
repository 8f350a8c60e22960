// Levels as tests need them: an organisation and a project, plain but for what a test says.
import type { Exception, PolicyLevel } from '@agent-harness/contracts';
import { loadRules } from '../load-rules.ts';
import type { LevelDocument, Levels } from './level-document.ts';

export const rules = loadRules();
export const NOW = new Date('2026-06-15T12:00:00Z');

export function organisation(more: Partial<PolicyLevel> = {}): LevelDocument {
  const document: PolicyLevel = {
    contract: 'policy-level/1',
    level: 'organisation',
    name: 'acme',
    owner: 'security',
    ...more,
  };
  return { file: 'organisation.json', document };
}

export function project(more: Partial<PolicyLevel> = {}): LevelDocument {
  return {
    file: 'policy.json',
    document: { contract: 'policy-level/1', level: 'project', name: 'shop', owner: 'ada', ...more },
  };
}

export function exception(more: Partial<Exception> = {}): Exception {
  return {
    id: 'mirror',
    rule: 'command.subcommand',
    where: { kind: 'command', name: 'git', words: ['push', 'https://git.acme.example/mirror.git', 'main'] },
    for: ['tests'],
    owner: 'security',
    reason: 'the mirror is ours',
    expires: '2026-12-31',
    ...more,
  };
}

export function levelsOf(
  baseline: Partial<PolicyLevel> = {},
  tightening: Partial<PolicyLevel> | null = null,
): Levels {
  return {
    rules,
    baseline: organisation(baseline),
    tightenings: tightening ? [project(tightening)] : [],
    now: NOW,
  };
}

type OwnRule = NonNullable<PolicyLevel['rules']>[number];

export function ownRule(more: Partial<OwnRule> = {}): OwnRule {
  return {
    id: 'acme.apply',
    layer: 'L1',
    title: 'Infrastructure',
    severity: 'high',
    reason: 'an apply changes what customers use',
    instead: 'write the plan to the output',
    references: [],
    match: { kind: 'command', name: 'terraform', subcommand: 'apply', words: [] },
    examples: { refused: ['terraform apply'], allowed: ['grep terraform docs'] },
    ...more,
  };
}
