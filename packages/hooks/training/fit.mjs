// Fits the weights: logistic regression with AdaGrad in small groups, the same numbers from the same rows and seed.
import { BUCKETS, featuresOf } from '../dist/layers/l5/likeness/features.js';
import { isWhole, windowsOf } from '../dist/layers/l5/likeness/find-alike.js';
import { scoreOf } from '../dist/layers/l5/likeness/model.js';

const SEED = 1;
const EPOCHS = 8;
const GROUP = 256;
const RATE = 0.15;
const DECAY = 1e-5;
/** How much a row of each kind counts, and how many of its windows are learnt from at most. */
const KINDS = {
  attack: { times: 1, windows: 4 },
  harmless: { times: 3, windows: 9 },
  document: { times: 1, windows: 40 },
};
/** An attack counts for so many harmless windows, over their share. */
const ATTACK = 1 / 6;

/** @returns `windows`, the features of each, and `whole`: whether the text is judged as a whole */
export function windowsIn(text) {
  const features = featuresOf(text);
  const windows = windowsOf(features).map(({ first, end }) =>
    features.buckets.slice(features.from[first], features.from[end]),
  );
  return { windows, whole: isWhole(features) };
}

/** @param rows `{ kind, windows }` @returns `{ weights, bias }` */
export function fit(rows) {
  const random = generator(SEED);
  const learnt = rows.flatMap(({ kind, windows }) => {
    const { times, windows: most } = KINDS[kind];
    const chosen = windows.length > most ? shuffled(windows, random).slice(0, most) : windows;
    const isAttack = kind === 'attack';
    return chosen.flatMap((features) => Array.from({ length: times }, () => ({ features, isAttack })));
  });
  const attacks = learnt.filter(({ isAttack }) => isAttack).length;
  const worth = (ATTACK * (learnt.length - attacks)) / attacks;
  const weights = new Float64Array(BUCKETS);
  const squares = new Float64Array(BUCKETS).fill(1e-4);
  const gradient = new Float64Array(BUCKETS);
  let bias = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const order = shuffled(learnt, random);
    for (let at = 0; at < order.length; at += GROUP) {
      const group = order.slice(at, at + GROUP);
      for (let bucket = 0; bucket < BUCKETS; bucket += 1)
        gradient[bucket] = DECAY * group.length * weights[bucket];
      let off = 0;
      for (const { features, isAttack } of group) {
        let sum = 0;
        for (const bucket of features) sum += weights[bucket];
        const guess = 1 / (1 + Math.exp(-scoreOf({ scale: 1, bias }, sum, features.length)));
        const error = (guess - (isAttack ? 1 : 0)) * (isAttack ? worth : 1);
        const step = scoreOf({ scale: error, bias: 0 }, 1, features.length);
        for (const bucket of features) gradient[bucket] += step;
        off += error;
      }
      for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
        squares[bucket] += gradient[bucket] ** 2;
        weights[bucket] -= (RATE * gradient[bucket]) / Math.sqrt(squares[bucket]);
      }
      bias -= (0.02 * off) / group.length;
    }
  }
  return { weights, bias };
}

/** @returns the model as the guard reads it, its weights as signed bytes */
export function inBytes({ weights, bias }) {
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  return { bias, scale, weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)) };
}

/** The score of a text: that of its window most like an attack. */
export function score({ weights, bias, scale }, windows) {
  let most = Number.NEGATIVE_INFINITY;
  for (const features of windows) {
    let sum = 0;
    for (const bucket of features) sum += weights[bucket];
    most = Math.max(most, scoreOf({ scale, bias }, sum, features.length));
  }
  return most;
}

function shuffled(list, random) {
  return list
    .map((item) => [random(), item])
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
