import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logOf } from './audit-log.fixture.ts';
import { planHealing } from './heal.ts';
import { chainRecord, genesis, harnessEntry, hashOf } from './record.ts';
import { verifyBytes } from './verify.ts';

const hostile = [
  'plain',
  'new\nline',
  '\u2028 </script> \u0000',
  '\ud800',
  '"hash":"',
  'é',
  '{"contract":"audit-event/1"}',
];

const plan = (bytes: Buffer) => planHealing(bytes, { file: 'audit.jsonl', run: 'r1', now: new Date(1) });

describe('verifyBytes', () => {
  it('accepts what the log writes, whatever the text', () => {
    expect(verifyBytes(logOf(...hostile))).toMatchObject({
      events: hostile.length,
      sealed: false,
      problem: null,
    });
    expect(verifyBytes(Buffer.alloc(0))).toMatchObject({ events: 0, head: genesis, problem: null });
  });

  it('finds every single flipped bit', () => {
    const bytes = logOf('a', 'é', 'c');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = flipped[bit >> 3]! ^ (1 << (bit & 7));
      expect(verifyBytes(flipped).problem, `bit ${bit}`).not.toBeNull();
    }
  });

  it('finds a cut inside a record; a cut at the edge of one leaves an unsealed log with another head', () => {
    const bytes = logOf('a', 'b', 'c');
    const head = verifyBytes(bytes).head;
    for (let length = 1; length < bytes.length; length += 1) {
      const cut = verifyBytes(bytes.subarray(0, length));
      const atEdge = bytes[length - 1] === 0x0a;
      expect(cut.problem === null, `cut at ${length}`).toBe(atEdge);
      expect(cut.sealed).toBe(false);
      if (atEdge) expect(cut.head).not.toBe(head);
    }
  });

  it('finds records swapped, dropped, repeated, spliced from another run, or forged', () => {
    const lines = logOf('a', 'b', 'c').toString().trimEnd().split('\n') as [string, string, string];
    const [a, b, c] = lines;
    const join = (...of: string[]) => verifyBytes(Buffer.from(of.map((line) => `${line}\n`).join('')));
    expect(join(a, c, b).problem).toMatchObject({ line: 2, what: expect.stringContaining('seq') });
    expect(join(b, c).problem).toMatchObject({ line: 1 });
    expect(join(a, b, b).problem).toMatchObject({ line: 3 });
    expect(join(a, '', b).problem).toMatchObject({ line: 2 });
    expect(join(a, ` ${b}`).problem).toMatchObject({ line: 2, what: expect.stringContaining('spelling') });
    const { hash: _, ...event } = JSON.parse(b);
    const foreign = { ...event, run: 'r2' };
    expect(join(a, JSON.stringify({ ...foreign, hash: hashOf(foreign) })).problem).toMatchObject({ line: 2 });
    const unlinked = { ...event, prev: genesis };
    expect(join(a, JSON.stringify({ ...unlinked, hash: hashOf(unlinked) })).problem).toMatchObject({
      line: 2,
    });
    const strange = { ...event, kind: 'run.forgotten' };
    expect(join(a, JSON.stringify({ ...strange, hash: hashOf(strange) })).problem).toMatchObject({ line: 2 });
  });

  it('refuses anything after the seal', () => {
    const at = { run: 'r1', now: new Date(0) };
    const seal = chainRecord(harnessEntry('run.sealed', {}), { ...at, seq: 0, prev: genesis });
    const late = chainRecord(harnessEntry('run.note', {}), { ...at, seq: 1, prev: seal.hash });
    const write = (...of: object[]) => Buffer.from(of.map((event) => `${JSON.stringify(event)}\n`).join(''));
    expect(verifyBytes(write(seal))).toMatchObject({ sealed: true, problem: null });
    expect(verifyBytes(write(seal, late)).problem).toEqual({ line: 2, what: 'written after the seal' });
  });
});

describe('planHealing', () => {
  it('continues a log cut anywhere, twice, and names every torn byte', () => {
    const bytes = logOf('first', 'é second', 'third');
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.double({ min: 0, max: 1, noNaN: true }), (length, share) => {
        const once = Buffer.concat([
          bytes.subarray(0, length),
          Buffer.from(plan(bytes.subarray(0, length)).append),
        ]);
        expect(verifyBytes(once).problem).toBeNull();
        // The repair itself is cut: its own bytes join the torn ones.
        const again = once.subarray(0, length + Math.floor(share * (once.length - length)));
        const twice = Buffer.concat([again, Buffer.from(plan(again).append)]);
        expect(verifyBytes(twice)).toMatchObject({ problem: null });
        expect(twice.subarray(0, length)).toEqual(bytes.subarray(0, length));
      }),
      { numRuns: 400 },
    );
  });

  it('heals a record that lacks only its newline with a newline', () => {
    const bytes = logOf('a');
    expect(plan(bytes.subarray(0, -1)).append).toBe('\n');
    expect(plan(bytes).append).toBe('');
  });

  it('finds a flipped bit inside torn bytes that were repaired', () => {
    const torn = logOf('a', 'b').subarray(0, -20);
    const healed = Buffer.concat([torn, Buffer.from(plan(torn).append)]);
    expect(verifyBytes(healed)).toMatchObject({ repairs: 1, problem: null });
    healed[torn.length - 3] = healed[torn.length - 3]! ^ 1;
    expect(verifyBytes(healed).problem).not.toBeNull();
  });

  it('does not continue over a change that no crash makes', () => {
    const bytes = logOf('a', 'b', 'c');
    const edited = Buffer.from(bytes.toString().replace('"text":"b"', '"text":"B"'));
    expect(() => plan(edited)).toThrow(expect.objectContaining({ code: 'audit.damaged' }));
    expect(() => planHealing(bytes, { file: 'f', run: 'r2', now: new Date() })).toThrow(
      expect.objectContaining({ code: 'audit.other-run' }),
    );
  });
});
