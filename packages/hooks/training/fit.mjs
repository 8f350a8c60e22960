// Fits the weights: logistic regression with AdaGrad in small groups, the same numbers from the same rows and seed.
import { BUCKETS, featuresOf } from '../dist/layers/l5/likeness/features.js';
import { isWhole, windowsOf } from '../dist/layers/l5/likeness/find-alike.js';
import { said } from '../dist/layers/l5/likeness/model.js';
import { SENSE_BUCKETS, senseFeaturesOf } from '../dist/layers/l5/likeness/sense-features.js';
import { readWords } from '../dist/layers/l5/senses/read-words.js';
import { vocabulary } from '../dist/layers/l5/senses/vocabulary.js';

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

/** How many features of each kind there are. */
const SIZES = { sequences: BUCKETS, senses: SENSE_BUCKETS };
const ofEach = (make) => Object.fromEntries(Object.keys(SIZES).map((kind) => [kind, make(kind)]));

/** @returns `windows`, the features of each by kind, and `whole`: whether the text is judged as a whole */
export function windowsIn(text) {
  const { lexicon } = vocabulary();
  const sequences = featuresOf(text);
  const senses = senseFeaturesOf(readWords(text, lexicon), sequences.at, lexicon);
  const windows = windowsOf(sequences).map(({ first, end }) => ({
    sequences: sequences.buckets.slice(sequences.from[first], sequences.from[end]),
    senses: senses.buckets.slice(senses.from[first], senses.from[end]),
  }));
  return { windows, whole: isWhole(sequences) };
}

/** @param rows `{ kind, windows }` @returns the `bias`, and by kind of features their weights */
export function fit(rows) {
  const random = generator(SEED);
  const learnt = rows.flatMap(({ kind, windows }) => {
    const { times, windows: most } = KINDS[kind];
    const chosen = windows.length > most ? shuffled(windows, random).slice(0, most) : windows;
    const isAttack = kind === 'attack';
    return chosen.flatMap((window) => Array.from({ length: times }, () => ({ window, isAttack })));
  });
  const attacks = learnt.filter(({ isAttack }) => isAttack).length;
  const worth = (ATTACK * (learnt.length - attacks)) / attacks;
  const model = { bias: 0, ...ofEach((kind) => new Float64Array(SIZES[kind])) };
  const squares = ofEach((kind) => new Float64Array(SIZES[kind]).fill(1e-4));
  const gradients = ofEach((kind) => new Float64Array(SIZES[kind]));
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const order = shuffled(learnt, random);
    for (let at = 0; at < order.length; at += GROUP) {
      const group = order.slice(at, at + GROUP);
      for (const kind in SIZES)
        for (let bucket = 0; bucket < SIZES[kind]; bucket += 1)
          gradients[kind][bucket] = DECAY * group.length * model[kind][bucket];
      let off = 0;
      for (const { window, isAttack } of group) {
        const guess = 1 / (1 + Math.exp(-scoreOf(model, window)));
        const error = (guess - (isAttack ? 1 : 0)) * (isAttack ? worth : 1);
        for (const kind in SIZES) {
          const share = said(kind, error, window[kind].length);
          for (const bucket of window[kind]) gradients[kind][bucket] += share;
        }
        off += error;
      }
      for (const kind in SIZES) step(model[kind], squares[kind], gradients[kind]);
      model.bias -= (0.02 * off) / group.length;
    }
  }
  return model;
}

function step(weights, squares, gradient) {
  for (let bucket = 0; bucket < weights.length; bucket += 1) {
    squares[bucket] += gradient[bucket] ** 2;
    weights[bucket] -= (RATE * gradient[bucket]) / Math.sqrt(squares[bucket]);
  }
}

function scoreOf(model, window) {
  let score = model.bias;
  for (const kind in SIZES) {
    let sum = 0;
    for (const bucket of window[kind]) sum += model[kind][bucket];
    score += said(kind, sum, window[kind].length);
  }
  return score;
}

/** @returns the model as the guard reads it, its weights as signed bytes */
export function inBytes(model) {
  const kinds = ofEach((kind) => {
    const scale = model[kind].reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
    return { scale, weights: Int8Array.from(model[kind], (weight) => Math.round(weight / scale)) };
  });
  return { bias: model.bias, ...kinds };
}

/** @param model in bytes @returns the score of a text: that of its window most like an attack */
export function scorer({ bias, ...model }) {
  const read = ofEach((kind) =>
    Float64Array.from(model[kind].weights, (weight) => weight * model[kind].scale),
  );
  return (windows) => Math.max(...windows.map((window) => scoreOf({ bias, ...read }, window)));
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
