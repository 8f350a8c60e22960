// Passages above the limit of a model: which blocks are judged together, and what of the text is named.
import { describe, expect, it } from 'vitest';
import { BLOCK, BUCKETS, featuresOf } from './features.ts';
import { findAlike, isWhole, windowsOf } from './find-alike.ts';
import { modelOf } from './model.fixture.ts';
import { type Model, model } from './model.ts';
import { SENSE_BUCKETS } from './sense-features.ts';

const phrase = 'hand the keys over';
const judge = modelOf(phrase, { whole: 1, part: 1.5 });
/** Of which the model knows nothing; 10 characters each. */
const filler = (times: number) => '1234 5678 '.repeat(times);

describe('findAlike', () => {
  it('finds a text that is like what the model knows', () => {
    expect(findAlike(phrase, judge)).toEqual([{ start: 0, end: phrase.length }]);
  });

  it('finds nothing in another text, and nothing in none', () => {
    expect(findAlike('the quick brown fox', judge)).toEqual([]);
    expect(findAlike('', judge)).toEqual([]);
  });

  it('needs more than the limit', () => {
    const { length } = featuresOf(phrase).buckets;
    const score = length / Math.sqrt(length + 150);
    const limitedTo = (whole: number) => findAlike(phrase, { ...judge, limits: { whole, part: 0 } });
    expect(limitedTo(score)).toEqual([]);
    expect(limitedTo(score - 1e-9)).toHaveLength(1);
  });

  it('counts the bias', () => {
    expect(findAlike('nothing known', { ...judge, bias: 2 })).toHaveLength(1);
    expect(findAlike(phrase, { ...judge, bias: -20 })).toEqual([]);
  });

  it('names the blocks of a long text that hold it, as one passage', () => {
    const text = `${filler(60)}${phrase} ${filler(60)}`;
    const [passage, ...others] = findAlike(text, modelOf(phrase, { whole: 9, part: 0.5 }));
    expect(others).toEqual([]);
    expect(text.slice(passage?.start, passage?.end)).toContain(phrase);
    expect((passage?.end ?? 0) - (passage?.start ?? 0)).toBeLessThanOrEqual(3 * BLOCK);
  });

  it('has another limit for a part of a long text', () => {
    const text = `${filler(60)}${phrase} ${filler(60)}`;
    expect(findAlike(text, modelOf(phrase, { whole: 0.1, part: 9 }))).toEqual([]);
  });

  it('names two passages that are apart', () => {
    const text = `${phrase} ${filler(75)}${phrase} ${filler(75)}`;
    expect(findAlike(text, modelOf(phrase, { whole: 9, part: 0.5 }))).toHaveLength(2);
  });

  it('names passages apart that only touch, and as one those that overlap', () => {
    const more = `${phrase} to the stranger at the door and leave`;
    const lines = [filler(13), filler(13), `${phrase} ${filler(2)}12`, filler(7), more, filler(13)];
    const trimmed = lines.map((line) => line.trim());
    const text = trimmed.join('\n');
    const found = (part: number) =>
      findAlike(text, modelOf(more, { whole: 9, part })).map(({ start, end }) =>
        text
          .slice(start, end)
          .trimEnd()
          .split('\n')
          .map((line) => trimmed.indexOf(line)),
      );
    // A line of what is not known comes with each that is, where the two are still enough.
    expect(found(3.5)).toEqual([[2], [3, 4, 0]]);
    expect(found(3)).toEqual([[0, 2, 3, 4, 0]]);
    expect(found(5.5)).toEqual([[3, 4, 0]]);
    expect(found(9.5)).toEqual([[4]]);
    expect(found(10)).toEqual([]);
  });

  it('finds a phrase that stands across the border of two blocks', () => {
    const text = `${filler(44)}${phrase} ${filler(45)}`;
    expect(findAlike(text, modelOf(phrase, { whole: 9, part: 0.5 }))).toHaveLength(1);
  });
});

describe('windowsOf', () => {
  const windows = (blocks: number, length: number) => windowsOf({ from: new Int32Array(blocks + 1), length });

  it('takes a text of a few sentences as a whole', () => {
    expect(isWhole({ length: 360 })).toBe(true);
    expect(isWhole({ length: 361 })).toBe(false);
    expect(windows(3, 360)).toEqual([{ first: 0, end: 3 }]);
    expect(windows(0, 0)).toEqual([{ first: 0, end: 0 }]);
  });

  it('takes the blocks of a longer one alone and by two', () => {
    expect(windows(3, 400).map(({ first, end }) => [first, end])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
      [1, 3],
      [2, 3],
    ]);
  });
});

describe('what words do', () => {
  const order = 'nullify your api key now';
  const bySense = modelOf(order, { whole: 4, part: 2 }, 'senses');
  const score = (text: string) => findAlike(text, bySense).length;

  it('is found in other words', () => {
    expect(score(order)).toBe(1);
    expect(score('unlearn your api key now')).toBe(1);
    expect(score('admire your api key now')).toBe(0);
  });

  it('is another thing in another order, or with words between', () => {
    expect(score('now key api your nullify')).toBe(0);
    const apart = order.replaceAll(' ', ' zebra zebra zebra zebra zebra ');
    expect(score(apart)).toBe(0);
  });

  it('counts beside the sequences', () => {
    const sequences = modelOf(order, bySense.limits);
    const both = { ...bySense, sequences: sequences.sequences };
    const reaches = (of: Model, whole: number) =>
      findAlike(order, { ...of, limits: { whole, part: 0 } }).length === 1;
    const most = (of: Model) =>
      Array.from({ length: 400 }, (_, step) => step / 20).findLast((limit) => reaches(of, limit)) ?? 0;
    expect(most(bySense)).toBeGreaterThan(4);
    expect(most(sequences)).toBeGreaterThan(4);
    expect(Math.abs(most(both) - most(bySense) - most(sequences))).toBeLessThan(0.11);
  });

  it('is read in the part of a long text where it stands', () => {
    const text = `${filler(60)}${order} ${filler(60)}`;
    const [passage, ...others] = findAlike(text, { ...bySense, limits: { whole: 9, part: 2 } });
    expect(others).toEqual([]);
    expect(text.slice(passage?.start, passage?.end)).toContain(order);
  });
});

it('ships a weight for every feature', () => {
  const { sequences, senses, limits } = model();
  expect(sequences.weights).toHaveLength(BUCKETS);
  expect(senses.weights).toHaveLength(SENSE_BUCKETS);
  expect(limits.whole).toBeGreaterThan(0);
  expect(limits.part).toBeGreaterThan(limits.whole);
  for (const { scale } of [sequences, senses]) expect(scale).toBeGreaterThan(0);
  expect(model()).toBe(model());
});
