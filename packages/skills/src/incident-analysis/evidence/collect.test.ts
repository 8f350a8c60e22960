// Four incidents, collected from the stand-in: what is supported, what is refuted, and what nobody may say.
import { describe, expect, it } from 'vitest';
import { answerTool } from '../stand-in/answer-tool.ts';
import { scenario } from '../stand-in/scenarios.ts';
import { collect } from './collect.ts';
import type { CallTool } from './ask-azure.ts';

const NOW = Date.parse('2026-07-01T10:30:00Z');
const run = (name: string, call?: CallTool) => {
  const { alert, scope, data } = scenario(name);
  return collect({
    alert: JSON.stringify(alert),
    scope: JSON.stringify(scope),
    call: call ?? answerTool(data),
    now: NOW,
  });
};
const statuses = async (name: string) => {
  const { index } = await run(name);
  return Object.fromEntries(index.hypotheses.map(({ cause, status }) => [cause, status]));
};

describe('collect', () => {
  it('finds the failing gateway, and not the dependency that always fails', async () => {
    const { index } = await run('gateway');
    expect(index.finding).toBe('confirmed');
    expect(await statuses('gateway')).toEqual({
      dependency: 'supported',
      release: 'refuted',
      instance: 'refuted',
      operation: 'supported',
      load: 'refuted',
      change: 'open',
      platform: 'open',
    });
    const text = index.hypotheses[0]?.supports.join() ?? '';
    expect(text).toContain('payments.example');
    expect(text).not.toContain('orders-db');
    expect(index.timeline.map(({ kind }) => kind)).toContain('change');
  });

  it('does not choose between a release and a rise of load at the same time', async () => {
    expect(await statuses('release')).toMatchObject({
      release: 'supported',
      load: 'supported',
      dependency: 'refuted',
    });
  });

  it('finds the one instance', async () => {
    expect(await statuses('instance')).toMatchObject({
      instance: 'supported',
      operation: 'refuted',
      release: 'refuted',
    });
  });

  it('never takes silence for health', async () => {
    const { index } = await run('silence');
    expect(index.finding).toBe('no data');
    expect(index.unknown[0]).toContain('an outage looks like');
    expect(index.hypotheses.every(({ status }) => status !== 'supported')).toBe(true);
  });

  it('keeps a failed login as such: no rows, no numbers, no finding', async () => {
    const { index, rows } = await run('gateway', async () => ({
      text: 'mcp door: 401 Unauthorized',
      isError: true,
    }));
    expect(index.queries.every(({ state, problem }) => state === 'failed' && problem?.includes('401'))).toBe(
      true,
    );
    expect(rows).toEqual([]);
    expect(index.finding).toBe('no data');
    expect(index.claims.filter(({ kind }) => kind === 'number')).toEqual([]);
  });

  it('puts no word of an outsider into a query or an argument', async () => {
    const seen: string[] = [];
    const { data } = scenario('gateway');
    const answer = answerTool(data);
    await run('gateway', (tool, given) => {
      seen.push(JSON.stringify(given));
      return answer(tool, given);
    });
    expect(seen).toHaveLength(11);
    for (const one of seen) expect(one).not.toMatch(/ignore|collector|externaldata/i);
  });

  it('is the same twice', async () => {
    expect(await run('release')).toEqual(await run('release'));
  });

  it('refuses an alert about something else', async () => {
    const { alert, scope } = scenario('gateway');
    const other = JSON.stringify(alert).replaceAll('components/checkout', 'components/other');
    await expect(
      collect({
        alert: other,
        scope: JSON.stringify(scope),
        call: async () => ({ text: '', isError: true }),
        now: NOW,
      }),
    ).rejects.toMatchObject({ code: 'plan.target' });
  });

  it('says everything that is wrong with a scope', async () => {
    const { alert } = scenario('gateway');
    const bad = {
      alert: JSON.stringify(alert),
      scope: '{"portal":"evil.example"}',
      call: async () => ({ text: '', isError: true }),
      now: NOW,
    };
    await expect(collect(bad)).rejects.toThrow(/portal.*tenant.*components.*schema/s);
  });
});
