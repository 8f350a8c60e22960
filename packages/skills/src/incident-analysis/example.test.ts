// The examples that the README shows are what the skill makes of those scenarios today.
import { expect, it } from 'vitest';
import { collect } from './evidence/collect.ts';
import { writeReport } from './offline/report.ts';
import { answerTool } from './stand-in/answer-tool.ts';
import { scenario } from './stand-in/scenarios.ts';

it.each([
  ['gateway', ''],
  ['release', 'release/'],
  ['silence', 'silence/'],
])('%s is fresh', async (name, folder) => {
  const { alert, scope, data } = scenario(name);
  const { index, charts } = await collect({
    alert: JSON.stringify(alert),
    scope: JSON.stringify(scope),
    call: answerTool(data),
    now: Date.parse('2026-07-01T10:30:00Z'),
  });
  const kept = `../../incident-analysis/example/${folder}`;
  await expect(writeReport(index)).toMatchFileSnapshot(`${kept}report.md`);
  for (const [file, chart] of Object.entries(charts)) await expect(chart).toMatchFileSnapshot(kept + file);
});
