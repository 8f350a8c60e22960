// The real CLI at a door that gives it no more: the run ends at once, says why, and its log has the account.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stage } from '@agent-harness/contracts';
import { findSkill } from '@agent-harness/skills';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textProgress } from '../src/run/progress.ts';
import { readEvents } from '../src/run/read-events.ts';
import { runSkill } from '../src/run/run-skill.ts';
import { engine, repositoryOf } from './probe-run.ts';

let home: string;
let repository: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'budget-'));
  repository = await repositoryOf({ 'README.md': '# Shop\n' });
});
afterAll(async () => {
  await rm(home, { recursive: true, force: true });
  await rm(repository, { recursive: true, force: true });
});

async function run(change: (stage: Extract<Stage, { kind: 'agent' }>) => void) {
  const bundle = structuredClone(await findSkill('documentation'));
  for (const stage of bundle.manifest.stages) if (stage.kind === 'agent') change(stage);
  const { record, folder } = await runSkill({
    skill: bundle,
    repository,
    out: home,
    model: 'offline',
    environment: {},
    signal: new AbortController().signal,
    progress: textProgress(() => true),
  });
  const events = await readEvents(join(folder, 'audit.jsonl'));
  return { record, count: (kind: string) => events.filter((event) => event.kind === kind).length };
}

describe.skipIf(engine === null)('a model door (skipped where no container engine answers)', () => {
  it('ends the run when the stage’s requests are spent', async () => {
    const { record, count } = await run((stage) => void (stage.limits.requests = 2));
    expect(record).toMatchObject({
      exitCode: 4,
      reason: expect.stringContaining('stage write: the stage’s budget of 2 requests is spent'),
    });
    expect([count('model.asked'), count('model.request')]).toEqual([2, 2]);
    expect(count('model.refused')).toBe(1); // Claude Code does not ask again
  });

  it('lets a stage ask only the models that it names', async () => {
    const { record, count } = await run((stage) => void (stage.models = ['claude-haiku-5-5']));
    expect(record.verdict).not.toBe('passed');
    expect(record.reason).toContain('may not use the model');
    expect(count('model.asked')).toBe(0);
  });
});
