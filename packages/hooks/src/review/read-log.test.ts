import { expect, it } from 'vitest';
import { readLog } from './read-log.ts';
import { scriptedBytes } from './scripted-log.fixture.ts';

it('tells a sealed log from one without its end, one that was changed, and one that the run record does not know', async () => {
  const bytes = await scriptedBytes({ steps: ['ls'] });
  const sealed = readLog('a', bytes, null);
  expect(sealed).toMatchObject({ state: 'sealed', problem: null, run: 'r1', skill: 'demo' });
  expect(readLog('a', bytes, sealed.events.at(-1)?.hash ?? '')).toMatchObject({ state: 'sealed' });
  expect(readLog('a', bytes, '0'.repeat(64))).toMatchObject({
    state: 'damaged',
    problem: expect.stringContaining('run record'),
  });
  const open = readLog('a', await scriptedBytes({ steps: ['ls'], seal: false }), null);
  expect(open).toMatchObject({ state: 'unsealed', problem: expect.stringContaining('no seal') });
  const changed = Buffer.from(bytes.toString().replace('"decision":"allow"', '"decision":"deny"'));
  const read = readLog('a', changed, null);
  expect(read).toMatchObject({ state: 'damaged', problem: expect.stringContaining('hash') });
  expect(read.events.length).toBeLessThan(sealed.events.length);
  expect(readLog('a', bytes.subarray(0, -1), null)).toMatchObject({ state: 'damaged' });
});
