import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findSuite } from '@agent-harness/acceptance';
import type { AuditEvent, Release, Rule, SkillManifest } from '@agent-harness/contracts';
import { type ReviewedLog, loadBaseline, loadRules } from '@agent-harness/hooks';
import { findSkill } from '@agent-harness/skills';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SMALL_PACKAGES } from '../release/packages.fixture.ts';
import { smallRelease } from '../release/release.fixture.ts';
import type { Change } from './change.ts';
import { diffReleases } from './diff-releases.ts';
import { flippedDecisions } from './flipped-decisions.ts';
import { type ReleaseContents, openContents } from './open-contents.ts';
import { renderDiff } from './render-diff.ts';

interface Words {
  rules?: (rules: Rule[]) => Rule[];
  skill?: (manifest: SkillManifest) => void;
  suite?: (text: string) => string;
  change?: (release: Release) => void;
}

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

/** A release with the real rules, documentation skill and suite, changed. */
async function release({
  rules = (all) => all,
  skill = () => {},
  suite = (text) => text,
  change,
}: Words = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'diff-'));
  folders.push(folder);
  const { manifest } = structuredClone(await findSkill('documentation'));
  skill(manifest);
  const ruleFiles = rules(structuredClone(loadRules())).map((rule): [string, string] => [
    `rules/${rule.layer}/${rule.id}.json`,
    JSON.stringify(rule),
  ]);
  const { file } = await findSuite('documentation');
  const statement = (layer: string) =>
    JSON.stringify({ name: `@agent-harness/${layer}`, version: '1.0.0', agentHarness: { layer, provides: [], reads: [] } }); // prettier-ignore
  await smallRelease(folder, {
    packages: {
      ...SMALL_PACKAGES,
      hooks: {
        'package.json': SMALL_PACKAGES['hooks']?.['package.json'] ?? '',
        'baseline/organisation.json': JSON.stringify(loadBaseline().document),
        ...Object.fromEntries(ruleFiles),
      },
      skills: { 'package.json': statement('skills'), 'dist/documentation/skill.json': JSON.stringify(manifest) }, // prettier-ignore
      acceptance: { 'package.json': statement('acceptance'), 'suites/documentation/suite.yaml': suite(await readFile(file, 'utf8')) }, // prettier-ignore
    },
    ...(change ? { change } : {}),
  });
  return folder;
}

const opened = async (words: Words = {}): Promise<ReleaseContents> => openContents(await release(words));
const lines = (changes: readonly Change[]): string[] =>
  changes.map(({ team, part, kind, what }) => `${team} ${part} ${kind} ${what}`);

let same: ReleaseContents;
beforeAll(async () => {
  same = await opened();
});

const write = (manifest: SkillManifest) => {
  const stage = manifest.stages.find(({ name }) => name === 'write');
  if (!stage) throw new Error('the skill has no stage write');
  return stage;
};

describe('what changes between two releases', () => {
  it('is nothing for two of one state', async () => {
    expect(diffReleases(same, await opened())).toEqual([]);
  });

  it('names rules that are added, removed and changed, for security', async () => {
    const [first, second] = same.rules;
    const after = await opened({
      rules: (all) => [
        ...all.slice(1).map((rule, at) => (at === 0 ? { ...rule, reason: 'Another reason.' } : rule)),
        { ...(all[0] as Rule), id: `${all[0]?.id}-new` },
      ],
    });
    expect(lines(diffReleases(same, after))).toEqual([
      'security layer changed hooks',
      `security rule removed ${first?.layer} ${first?.id}`,
      `security rule added ${first?.layer} ${first?.id}-new`,
      `security rule changed ${second?.layer} ${second?.id}`,
    ]);
  });

  it('names grants and hosts, stage by stage, for engineering', async () => {
    const after = await opened({
      skill: (manifest) => {
        const { grants } = write(manifest);
        grants.commands = grants.commands.filter(({ name }) => name !== 'git');
        grants.tools.push('WebFetch');
        grants.hosts.push({ host: 'docs.example.org', why: 'Reads the public docs.' });
      },
    });
    const found = lines(diffReleases(same, after)).filter((one) => !one.includes(' layer '));
    expect(found).toEqual([
      'integration grant removed documentation/write command git',
      'integration grant added documentation/write tool WebFetch',
      'integration host added documentation/write may reach docs.example.org',
    ]);
  });

  it('names a demand of a suite that is gone, for the experts', async () => {
    const after = await opened({ suite: (text) => text.replace(/at-least: \d+/, 'at-least: 99') });
    const found = diffReleases(same, after).filter(({ part }) => part === 'suite');
    expect(found.map(({ kind }) => kind).sort()).toEqual(['added', 'removed']);
    expect(found.map(({ what }) => what).join()).toContain('99');
    expect(found[0]?.team).toBe('domain-experts');
  });

  it('names image and contract by what they were and are, and the team that provides them', async () => {
    const found = diffReleases(same, {
      ...same,
      release: {
        ...same.release,
        image: { ...same.release.image, id: `sha256:${'f'.repeat(64)}` },
        contracts: same.release.contracts.map((one) => ({ ...one, contract: 'policy/1.1' })),
      },
      lock: {
        ...same.lock,
        targets: same.lock.targets.map((one) => ({ ...one, node: { ...one.node, version: '24.22.0' } })),
      },
    });
    expect(lines(found)).toEqual([
      'unknown image changed node (amd64)',
      'unknown image changed image id',
      'security contract changed policy/1',
    ]);
    const text = renderDiff(found, null);
    expect(text).toMatch(
      /^security\n {2}~ contract {4}policy\/1 {2}policy\/1\.0 \(authored\) → policy\/1\.1/m,
    );
    expect(text).toMatch(/24\.21\.0 → 24\.22\.0/);
  });
});

describe('recorded decisions', () => {
  const call = (seq: number, command: string, decision: 'allow' | 'deny'): AuditEvent => ({
    contract: 'audit-event/1',
    at: '2026-11-22T10:00:00.000Z',
    run: 'r1',
    seq,
    source: 'guard',
    kind: 'call.decided',
    session: 's',
    stage: 'write',
    call: `c${seq}`,
    hook: 'PermissionRequest',
    tool: 'Bash',
    input: JSON.stringify({ command }),
    cwd: '/workspace',
    cut: 0,
    verdicts: [],
    decision,
    redactions: [],
    detail: {},
    prev: 'x',
    hash: 'x',
  } as unknown as AuditEvent); // prettier-ignore
  const log: ReviewedLog = {
    name: 'r1',
    run: 'r1',
    skill: 'documentation',
    state: 'sealed',
    problem: null,
    events: [call(1, 'git log --oneline', 'allow'), call(2, 'git push', 'deny'), call(3, 'ls', 'allow')],
  } as unknown as ReviewedLog;

  it('that the second release would decide otherwise are named, with the rule', async () => {
    const after = await opened({
      skill: (manifest) => {
        const { grants } = write(manifest);
        grants.commands = grants.commands.filter(({ name }) => name !== 'git');
      },
    });
    const now = new Date('2026-11-22T00:00:00Z');
    expect(flippedDecisions([log], same, same, now).flips).toEqual([]);
    const found = flippedDecisions([log], same, after, now);
    expect(found.flips).toMatchObject([{ seq: 1, from: 'allow', to: 'deny', input: expect.stringContaining('git log') }]); // prettier-ignore
    expect(found.flips[0]?.rules).not.toEqual([]);
    expect(flippedDecisions([log], after, same, now).flips).toMatchObject([{ seq: 1, from: 'deny', to: 'allow' }]); // prettier-ignore
    expect(renderDiff([], found)).toMatch(/1 would flip[^]*allow → deny {2}Bash .*git log/);
  });
});

it('refuses a release whose bytes are not the listed ones', async () => {
  const folder = await release();
  await writeFile(join(folder, 'CHANGELOG.md'), 'other');
  await expect(openContents(folder)).rejects.toMatchObject({ code: 'diff.release' });
});
