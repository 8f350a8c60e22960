// Trains the statistical reading and writes words/likeness.json: `npm run train -w packages/hooks`, after a build.
// Two halves judge each other first: the limit is the score that only so many documents and near misses reach in the half that they
// were not trained on. The shipped weights are then trained on both.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { examples, threatRulesFacts } from './examples.mjs';
import { fit, inBytes, scorer, windowsIn } from './fit.mjs';

const PACKAGE = join(import.meta.dirname, '..');
/** So many may be above the limit: of documents, judged in parts, and of sentences that were written to look like attacks. */
const MOST = { part: ['document', 1 / 300], whole: ['harmless', 1 / 40] };
const say = (line) => process.stdout.write(`${line}\n`);

const given = examples(join(PACKAGE, '../../node_modules'));
const rows = given.map((row) => ({ ...row, ...windowsIn(row.text) }));
const judged = [0, 1].flatMap((half) => {
  const scoreOf = scorer(inBytes(fit(rows.filter((row) => row.half !== half))));
  return rows.filter((row) => row.half === half).map((row) => ({ ...row, score: scoreOf(row.windows) }));
});
const limits = Object.fromEntries(
  Object.entries(MOST).map(([how, [kind, share]]) => {
    const scores = judged
      .filter((row) => row.kind === kind && row.whole === (how === 'whole'))
      .map((row) => row.score)
      .sort((a, b) => b - a);
    return [how, round(scores[Math.floor(scores.length * share)])];
  }),
);
for (const kind of ['attack', 'harmless', 'document'])
  for (const how of ['whole', 'part']) {
    const all = judged.filter((row) => row.kind === kind && row.whole === (how === 'whole'));
    const above = all.filter((row) => row.score > limits[how]);
    say(
      `${kind.padEnd(9)} ${how.padEnd(6)} ${above.length} of ${all.length} above the limit ${limits[how]}, in the half that was not trained on`,
    );
  }

const { bias, ...kinds } = inBytes(fit(rows));
const { version, license } = threatRulesFacts();
const model = {
  about: 'Weights of the statistical reading of L5, made by training/train.mjs. Do not edit.',
  sources: [
    { data: `agent-threat-rules ${version}, test cases`, licence: license },
    { data: 'training/attacks.json, training/harmless.json', licence: 'Apache-2.0' },
    {
      data: 'Markdown of the installed packages, and paragraphs of their code and data, harmless',
      licence: 'as each package has it; none of it is kept',
    },
  ],
  examples: createHash('sha256')
    .update(given.map(({ kind, text }) => `${kind}\0${text}\0`).join(''))
    .digest('hex'),
  limits,
  bias: round(bias),
  ...Object.fromEntries(
    Object.entries(kinds).map(([kind, { scale, weights }]) => [
      kind,
      { scale: Number(scale.toPrecision(6)), weights: Buffer.from(weights.buffer).toString('base64') },
    ]),
  ),
};
writeFileSync(join(PACKAGE, 'words/likeness.json'), `${JSON.stringify(model, null, 2)}\n`);
say('words/likeness.json written');

function round(value) {
  return Math.round(value * 1000) / 1000;
}
