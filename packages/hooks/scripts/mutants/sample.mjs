// Draws mutants of the guard's decisions at random, tries each on the tests that reach it, and says how many each folder's tests find.
//   node scripts/mutants/sample.mjs [--each 100] [--seed 1] [--only layers/l1,shell] [--since <commit>] [--tests 600] [--survivors]
import { fork } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { changedSince } from './changed-lines.mjs';
import { readEquivalent } from './equivalent.mjs';
import { PACKAGE, folderOf, instrument, onlySwitchesOf } from './instrument.mjs';
import { scoreOf } from './score.mjs';

const REPORT = join(PACKAGE, '.reports/mutants-sample.json');

const { values } = parseArgs({
  options: {
    each: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    since: { type: 'string' },
    tests: { type: 'string', default: '600' },
    survivors: { type: 'boolean', default: false },
  },
});

/** Ten times what the tests of a mutant may take. Without a word for so long, it has made an endless loop: the tests noticed. */
const SILENT_MS = Number(values.tests) * 100;

const { code, mutants } = await instrument();
const isEquivalent = readEquivalent(mutants);
const isNew = values.since ? changedSince(values.since) : () => true;
const drawn = values.survivors ? survivorsOf(REPORT) : draw(mutants.filter(isWanted));
const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
try {
  const ids = drawn.map(({ id }) => id);
  const switched = code.map(([path, text]) => [path, onlySwitchesOf(text, ids)]);
  const results = (await tryAll(switched, drawn)).map(withoutEquivalent);
  mkdirSync(join(PACKAGE, '.reports'), { recursive: true });
  writeFileSync(REPORT, JSON.stringify(results, null, 1));
  print(results);
} finally {
  rmSync(folder, { recursive: true });
}

/** By the beginnings of paths that `--only` names, by comma, and by when its line was written. */
function isWanted(mutant) {
  return isNew(mutant) && values.only.split(',').some((begin) => mutant.file.startsWith(begin));
}

/** The same seed draws the same mutants of the same code. */
function draw(from) {
  let state = Number(values.seed) >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const shuffled = from
    .map((mutant) => ({ mutant, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ mutant }) => mutant);
  return [...byFolder(shuffled).values()].flatMap((list) => list.slice(0, Number(values.each)));
}

/** @throws Error when a test found what is listed as a change of nothing */
function withoutEquivalent(result) {
  if (result.found === 'made once' || !isEquivalent(result)) return result;
  if (result.found === 'no') return { ...result, found: 'equivalent' };
  const { file, on, becomes, by } = result;
  throw new Error(`${file}: \`${on}\` ⇒ \`${becomes}\` is listed as equivalent, but was found by: ${by}`);
}

function survivorsOf(report) {
  if (!existsSync(report)) throw new Error('there is no earlier sample: run without --survivors first');
  const before = JSON.parse(readFileSync(report, 'utf8')).filter(({ found }) => found === 'no');
  const key = ({ file, on, was, becomes }) => JSON.stringify([file, on, was, becomes]);
  const wanted = new Set(before.map(key));
  return mutants.filter((mutant) => wanted.has(key(mutant)));
}

async function tryAll(switched, all) {
  const work = join(folder, 'work.json');
  const reach = join(folder, 'reach');
  const start = (left, onMessage, file) => {
    writeFileSync(work, JSON.stringify({ code: switched, mutants: left }));
    return listen(
      fork(join(import.meta.dirname, 'try-mutants.mjs'), [work, file, values.tests], {
        execArgv: ['--no-warnings'],
      }),
      onMessage,
    );
  };
  await start(all, () => {}, reach);
  const { once } = JSON.parse(readFileSync(`${reach}.known`, 'utf8'));
  const results = new Map(
    all.filter(({ id }) => once.includes(id)).map(({ id }) => [id, { found: 'made once' }]),
  );
  for (;;) {
    const left = all.filter(({ id }) => !results.has(id));
    if (left.length === 0) break;
    let trying;
    const known = results.size;
    await start(
      left,
      (message) => {
        if (message.trying) trying = message.trying;
        else
          results.set(message.id, {
            found: message.killer ? 'yes' : 'no',
            by: message.killer,
            tests: message.tests,
          });
      },
      `${reach}.known`,
    );
    if (trying === undefined && results.size === known) throw new Error('no mutant could be tried');
    if (trying !== undefined && !results.has(trying))
      results.set(trying, { found: 'yes', by: 'hangs or crashes' });
    process.stderr.write(`${results.size}/${all.length}\n`);
  }
  return all.map((mutant) => ({ ...mutant, ...results.get(mutant.id) }));
}

function listen(child, onMessage) {
  return new Promise((resolve) => {
    let watch;
    let measuring = true;
    const wait = () => {
      clearTimeout(watch);
      if (!measuring) watch = setTimeout(() => child.kill('SIGKILL'), SILENT_MS);
    };
    child.on('message', (message) => {
      measuring = false;
      wait();
      onMessage(message);
    });
    child.on('exit', () => {
      clearTimeout(watch);
      resolve();
    });
  });
}

function byFolder(list) {
  const folders = new Map();
  for (const item of list)
    folders.set(folderOf(item.file), [...(folders.get(folderOf(item.file)) ?? []), item]);
  return folders;
}

function print(results) {
  const say = (line) => process.stdout.write(`${line}\n`);
  for (const { file, line, was, becomes, tests, found } of results)
    if (found === 'no')
      say(`${file}:${line} (${tests} tests)\n  ${was.slice(0, 160)}\n  ⇒ ${becomes.slice(0, 160)}`);
  say(
    '| folder | mutants | found | score | 95 % interval | without expressions | equivalent | made once, not tried |',
  );
  for (const [name, list] of byFolder(results)) {
    const count = (kind) => list.filter(({ found }) => found === kind).length;
    const tried = list.filter(({ found }) => found === 'yes' || found === 'no');
    const yes = count('yes');
    const { score, low, high } = scoreOf(yes, tried.length);
    const plain = tried.filter(({ kind }) => kind !== 'Regex');
    const inCode = scoreOf(plain.filter(({ found }) => found === 'yes').length, plain.length);
    say(
      `| ${name} | ${tried.length} | ${yes} | ${score} % | ${low}-${high} % | ${inCode.score} % of ${plain.length} | ${count('equivalent')} | ${count('made once')} |`,
    );
  }
}
