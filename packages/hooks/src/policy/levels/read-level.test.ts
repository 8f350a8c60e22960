// A level's document as text: how long it may be, and texts that are none.
import { ContractError } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { organisation } from './levels.fixture.ts';
import { loadBaseline, readLevel } from './read-level.ts';

const { document } = organisation();
/** The document with blanks behind it. */
const ofBytes = (bytes: number) => JSON.stringify(document).padEnd(bytes);

it('is read up to 64 KiB', () => {
  expect(readLevel(ofBytes(64 * 1024), 'a.json')).toEqual({ file: 'a.json', document });
  expect(() => readLevel(ofBytes(64 * 1024 + 1), 'a.json')).toThrow(/a\.json has more than 65536 bytes/u);
});
it('is no document where it is no JSON, and the error says where', () => {
  expect(() => readLevel('{', 'a.json')).toThrow(ContractError);
  expect(() => readLevel('{', 'a.json')).toThrow(/a\.json[^]*JSON/u);
  expect(() => readLevel('{}', 'a.json')).toThrow(ContractError);
});
it('ships with a baseline of the organisation', () => {
  expect(loadBaseline().document.level).toBe('organisation');
});
