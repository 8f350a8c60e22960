// A process that tries mutants on the tests that reach them. It is started again where a mutant hangs it or leaves something behind.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadTests } from './load-tests.mjs';

/** A test that takes longer is not tried: it costs as much as hundreds of others, and they say most of what it says. */
const LONGEST_MS = 2_000;
/** How many times as often as without a mutant its place may be passed: then it is a loop without an end. */
const LOOP = 100;

const [work, reached, most] = process.argv.slice(2);
/**
 * How many tests one mutant is tried on, and what they may take together without it. Those that stand nearest to it come first,
 * then those that found others; with more tests it could only be found.
 */
const BUDGET_TESTS = Number(most);
const BUDGET_MS = BUDGET_TESTS * 10;
const { code, mutants } = JSON.parse(readFileSync(work, 'utf8'));
const tests = await loadTests(new Map(code));
/** Where the switches look. */
const NAME = '__stryker__';
const switches = (globalThis[NAME] ??= {});
const coverage = (switches.mutantCoverage ??= { static: {}, perTest: {} });

/** @returns the error of a test, or undefined; `id` of a mutant, or nothing for the code as it is */
async function errorOf(test, id, hitLimit) {
  Object.assign(switches, { activeMutant: id, hitCount: id && 0, hitLimit, currentTestId: test.id });
  try {
    await test.run();
    return id && switches.hitCount > hitLimit ? new Error('loop') : undefined;
  } catch (error) {
    return error;
  } finally {
    Object.assign(switches, { activeMutant: undefined, currentTestId: undefined });
  }
}

/** Which tests reach which mutant, how often, and how long each takes; and what is `once`: made when first asked for. */
async function findReach() {
  const took = [];
  const hits = [];
  const firstTest = new Map(Object.keys(coverage.static).map((id) => [id, undefined]));
  for (const [at, test] of tests.entries()) {
    const start = performance.now();
    const error = await errorOf(test);
    if (error) throw new Error(`${test.id} fails without a mutant`, { cause: error });
    took.push(performance.now() - start);
    hits.push(coverage.perTest[test.id] ?? {});
    for (const id of Object.keys(hits[at])) if (firstTest.get(id) === undefined) firstTest.set(id, at);
  }
  coverage.perTest = {};
  for (const at of new Set(firstTest.values())) if (at !== undefined) await errorOf(tests[at]);
  const isAgain = (id, at) => at !== undefined && coverage.perTest[tests[at].id]?.[id] !== undefined;
  return { took, hits, once: [...firstTest].filter(([id, at]) => !isAgain(id, at)).map(([id]) => id) };
}

/** Neighbours in a list are alike, so those that are tried first are taken from all over it. */
const spread = (at) => (at * 2_654_435_761) % 4_294_967_296;

/** 0 for the tests of the mutant's own file, 1 for those of its folder, 2 for others; lists of lines are of no folder. */
function distance(test, file) {
  const [, path] = /^\d+ src\/(.*?)\.test\.ts/.exec(test.id);
  if (path === file.replace(/\.ts$/, '')) return 0;
  return dirname(path) === dirname(file) && !path.endsWith('-lines') ? 1 : 2;
}

if (mutants.length === 0) {
  process.exit();
} else if (!reached.endsWith('.known')) {
  writeFileSync(`${reached}.known`, JSON.stringify(await findReach()));
  process.send({ reach: true });
} else {
  const { took, hits } = JSON.parse(readFileSync(reached, 'utf8'));
  const kills = tests.map(() => 0);
  for (const { id, file } of mutants) {
    process.send({ trying: id });
    const far = tests.map((test) => distance(test, file));
    const order = (a, b) =>
      far[a] - far[b] || Math.min(kills[b], 3) - Math.min(kills[a], 3) || spread(a) - spread(b);
    const near = tests.map((_, at) => at).filter((at) => hits[at][id] && took[at] < LONGEST_MS);
    near.sort(order).splice(BUDGET_TESTS);
    let killer;
    let spent = 0;
    for (const at of near) {
      spent += took[at];
      if (spent > BUDGET_MS) break;
      if (!(await errorOf(tests[at], id, hits[at][id] * LOOP))) continue;
      killer = at;
      break;
    }
    process.send({ id, tests: near.length, killer: killer === undefined ? null : tests[killer].id });
    if (killer === undefined) continue;
    kills[killer] += 1;
    if (await errorOf(tests[killer])) process.exit();
  }
}
process.exit();
