// The example that the README shows is what the skill makes of that scenario today.
import { expect, it } from 'vitest';
import { collect } from './evidence/collect.ts';
import { writeReport } from './offline/report.ts';
import { answerTool } from './stand-in/answer-tool.ts';
import { scenario } from './stand-in/scenarios.ts';

it('is fresh', async () => {
  const { alert, scope, data } = scenario('gateway');
  const { index, charts } = await collect({
    alert: JSON.stringify(alert),
    scope: JSON.stringify(scope),
    call: answerTool(data),
    now: Date.parse('2026-07-01T10:30:00Z'),
  });
  await expect(writeReport(index)).toMatchFileSnapshot('../../incident-analysis/example/report.md');
  await expect(charts['requests.svg']).toMatchFileSnapshot('../../incident-analysis/example/requests.svg');
});
