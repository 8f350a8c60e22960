// Loads test files over the code with switches and gives each test as a function that can be run again and again.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { collectTests, getFn, getHooks } from '@vitest/runner';
import { configureGlobal } from 'fast-check';
import { createServer } from 'vite';
import { PACKAGE } from './instrument.mjs';

const SOURCE = join(PACKAGE, 'src');

/** Take seconds for one test that reaches everything, or need a shell, a thread or a snapshot. Without them a score is a lower bound. */
const LEFT_OUT =
  /policy-faults|bash-differential|start-judge|read-only|no-secret|readme|explain-decision|fuzz|^index|^(audit|client|oneshot|review|settings)\//;

const CONFIG = {
  root: PACKAGE,
  setupFiles: [],
  sequence: { hooks: 'stack', setupFiles: 'list', seed: 1 },
  tags: [],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  retry: 0,
  maxConcurrency: 1,
};

/**
 * @param code files with switches, by path
 * @returns tests as `{ id, run }`; `run` throws where the test fails
 */
export async function loadTests(code) {
  configureGlobal({ seed: 1, endOnFailure: true });
  const server = await createServer({
    root: PACKAGE,
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, watch: null, ws: false, hmr: false },
    optimizeDeps: { noDiscovery: true },
    resolve: { alias: { vitest: join(import.meta.dirname, 'vitest-here.mjs') } },
    ssr: { external: ['@agent-harness/contracts'] },
    plugins: [{ name: 'switches', enforce: 'pre', load: (id) => code.get(id) }],
  });
  const paths = readdirSync(SOURCE, { recursive: true })
    .filter((path) => path.endsWith('.test.ts') && !LEFT_OUT.test(path))
    .sort()
    .map((path) => join(SOURCE, path));
  const files = await collectTests(paths, {
    config: CONFIG,
    trace: (_name, _attributes, run) => (run ?? _attributes)(),
    importFile: (path) => server.ssrLoadModule(path),
  });
  const broken = files.filter(({ result }) => result?.state === 'fail');
  if (broken.length > 0)
    throw new Error(
      JSON.stringify(
        broken.map(({ name, result }) => [name, result.errors]),
        null,
        1,
      ),
    );
  const tests = [];
  for (const file of files) await addTests(tests, file, [], file.name);
  await server.close();
  return tests;
}

async function addTests(tests, suite, outer, name) {
  const hooks = getHooks(suite);
  for (const before of hooks.beforeAll) await before();
  const around = [...outer, hooks];
  for (const task of suite.tasks) {
    const id = `${name} > ${task.name}`;
    if (task.type === 'suite') await addTests(tests, task, around, id);
    else tests.push({ id: `${tests.length} ${id}`, run: () => runOnce(task, around) });
  }
}

async function runOnce(task, around) {
  try {
    for (const { beforeEach } of around) for (const before of beforeEach) await before(task.context);
    await getFn(task)();
  } finally {
    for (const { afterEach } of around) for (const after of afterEach) await after(task.context);
  }
}
