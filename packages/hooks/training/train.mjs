// Trains a linear classifier on character n-grams and says how it does, in cross-validation by family and on labelled data.
// `node training/train.mjs <node_modules> [<folder with injections.jsonl>…]`; no dependency, the same numbers each time.
import { readRows } from '../bench/quality/rows.mjs';
import { foldLine } from '../dist/layers/l5/fold-line.js';
import { attacks } from './attacks.mjs';
import { harmless } from './harmless.mjs';

const BUCKETS = 1 << 15;
const EPOCHS = 6;
const RATE = 0.3;
const DECAY = 1e-6;
const SHORT = 2;
const LONG = 5;
/** Characters of a window; a long text is as bad as its worst window. */
const WINDOW = 240;

const fold = (text) => text.split('\n').map(foldLine).join(' ');

/** Hashed n-grams inside word bounds, each once, scaled to length one. */
function features(text) {
  const found = new Set();
  const padded = ` ${text} `;
  for (let size = SHORT; size <= LONG; size += 1)
    for (let at = 0; at + size <= padded.length; at += 1) {
      let hash = 2166136261;
      for (let next = at; next < at + size; next += 1) hash = Math.imul(hash ^ padded.charCodeAt(next), 16777619);
      found.add((hash >>> 0) % BUCKETS);
    }
  return Uint32Array.from(found);
}

function windows(text) {
  const folded = fold(text);
  const found = [];
  for (let at = 0; at === 0 || at + WINDOW / 2 < folded.length; at += WINDOW / 2) found.push(features(folded.slice(at, at + WINDOW)));
  return found;
}

function train(rows) {
  const weights = new Float64Array(BUCKETS + 1);
  const order = rows.map((_, at) => at);
  let seed = 20261122;
  const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const bad = rows.filter(({ bad: is }) => is).length;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other], order[at]];
    }
    for (const at of order) {
      const { marks, bad: is } = rows[at];
      const error = (is ? 1 : 0) - 1 / (1 + Math.exp(-score(weights, marks)));
      const step = (RATE / (1 + epoch)) * error * (is ? rows.length / (2 * bad) : rows.length / (2 * (rows.length - bad)));
      const each = step / Math.sqrt(marks.length);
      for (const mark of marks) weights[mark] += each - DECAY * weights[mark];
      weights[BUCKETS] += step * 0.1;
    }
  }
  return weights;
}

function score(weights, marks) {
  let sum = 0;
  for (const mark of marks) sum += weights[mark];
  return sum / Math.sqrt(marks.length) + weights[BUCKETS];
}

const worst = (weights, text) => Math.max(...windows(text).map((marks) => score(weights, marks)));

const [modules, ...folders] = process.argv.slice(2);
const rows = [
  ...Object.entries(attacks()).flatMap(([family, texts]) => texts.map((text) => ({ family, text, bad: true }))),
  ...Object.entries(harmless(modules)).flatMap(([family, texts]) => texts.map((text) => ({ family, text, bad: false }))),
].map((row) => ({ ...row, marks: features(fold(row.text).slice(0, WINDOW)) }));
const say = (line) => process.stdout.write(`${line}\n`);
say(`${rows.filter(({ bad }) => bad).length} attacks, ${rows.filter(({ bad }) => !bad).length} harmless texts`);

// Each family of attacks is left out once; a fifth of the harmless texts too.
for (const [nth, family] of Object.keys(attacks()).entries()) {
  const out = (row, at) => (row.bad ? row.family === family : at % 5 === nth % 5);
  const weights = train(rows.filter((row, at) => !out(row, at)));
  const held = rows.filter(out).map(({ bad, text }) => ({ bad, value: worst(weights, text) }));
  const limit = threshold(held.filter(({ bad }) => !bad).map(({ value }) => value), 0.005);
  const found = held.filter(({ bad, value }) => bad && value > limit).length;
  say(`without ${family.padEnd(24)} ${found} of ${held.filter(({ bad }) => bad).length} found at 0.5 % of harmless`);
}

const weights = train(rows);
for (const folder of folders) {
  const judged = readRows(folder, 'injections').map((row) => ({ ...row, value: worst(weights, row.text) }));
  const good = judged.filter(({ expect }) => !expect);
  for (const share of [0, 0.0035, 0.0071, 0.0107, 0.02, 0.05]) {
    const limit = threshold(good.map(({ value }) => value), share);
    const by = (tier) => {
      const some = judged.filter((row) => row.tier === tier);
      return `${tier} ${some.filter(({ value }) => value > limit).length}/${some.length}`;
    };
    say(`${folder} at ${(share * 100).toFixed(2)} % of harmless, limit ${limit.toFixed(2)}: ${['explicit', 'encoded', 'multilingual', 'semantic', 'security-docs'].map(by).join(', ')}`);
  }
  if (process.argv.includes('--worst')) for (const { value, text } of good.toSorted((a, b) => b.value - a.value).slice(0, 12)) say(`${value.toFixed(2)} ${text.slice(0, 100).replaceAll('\n', ' ')}`);
}

/** The value that only this share of the values is above. */
function threshold(values, share) {
  const sorted = values.toSorted((a, b) => b - a);
  return sorted[Math.floor(share * sorted.length)] ?? 0;
}
