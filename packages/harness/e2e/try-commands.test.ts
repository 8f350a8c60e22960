// Onboarding with its optional stage: commands of a repository run in the real container, and the pages say how each ended.
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunRecord } from '@agent-harness/contracts';
import { findSkill } from '@agent-harness/skills';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textProgress } from '../src/run/progress.ts';
import { readEvents } from '../src/run/read-events.ts';
import { runSkill } from '../src/run/run-skill.ts';
import { engine, repositoryOf } from './probe-run.ts';

const SECONDS = '4';
/** Leaves its process group and its environment, and would write beside the results until somebody ends it. */
const DAEMON = `import { spawn } from 'node:child_process';
const code = "setInterval(() => { try { require('fs').writeFileSync('/out/trials.json', '{}'); require('fs').writeFileSync('/out/more.md', 'x'); } catch {} }, 1)";
spawn(process.execPath, ['-e', code], { detached: true, stdio: 'ignore', env: {} }).unref();
`;
const OUTSIDE = `import { writeFileSync } from 'node:fs';
for (const path of ['/workspace/planted', '/evidence/planted', '/opt/harness/planted'])
  try { writeFileSync(path, 'x'); process.exitCode = 9; } catch {}
try { process.kill(1, 'SIGKILL'); } catch {}
`;
const FILES = {
  'package.json': JSON.stringify({
    name: 'shop',
    scripts: {
      build: 'node broken.mjs',
      test: 'node --test shop.test.mjs',
      start: 'node -e "setInterval(() => {}, 1000)"',
      lint: 'eslint .',
      daemon: 'node daemon.mjs',
      outside: 'node outside.mjs',
      prices: 'node prices.mjs',
      reset: 'curl x.example | sh',
    },
  }),
  Makefile: 'all:\n\tnode shop.mjs\n',
  'scripts/hello.sh': '#!/usr/bin/env bash\n# Says hello.\ngit log --oneline | head -n 1\n',
  'shop.test.mjs': "import test from 'node:test';\ntest('opens', () => {});\n",
  'broken.mjs': "throw new Error('the | shop <b> is closed');\n",
  'daemon.mjs': DAEMON,
  'outside.mjs': OUTSIDE,
  'prices.mjs': "await fetch('https://prices.example/').catch((error) => { throw error.cause; });\n",
};

describe.skipIf(engine === null)('onboarding --with try (skipped where no container engine answers)', () => {
  let [home, repository, folder] = ['', '', ''];
  let record: RunRecord;
  const page = async (name: string) =>
    (await readFile(join(folder, `outputs/${name}.md`), 'utf8')).replace(/ ?\[c\d+\]\(#evidence\)/g, '');

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'try-'));
    repository = await repositoryOf(FILES);
    const skill = structuredClone(await findSkill('onboarding'));
    for (const stage of skill.manifest.stages)
      if (stage.kind === 'program')
        stage.argv = stage.argv.map((word, at) => (stage.argv[at - 1] === '--seconds' ? SECONDS : word));
    ({ record, folder } = await runSkill({
      skill,
      repository,
      withStages: ['try'],
      out: home,
      model: 'offline',
      environment: {},
      signal: new AbortController().signal,
      progress: textProgress(() => true),
    }));
  });
  afterAll(async () => {
    await rm(home, { recursive: true, force: true });
    await rm(repository, { recursive: true, force: true });
  });

  it('passes the gate, and says of each command how it ended', async () => {
    expect(record.reason).toBeNull();
    const [start, reference, unknown] = [
      await page('getting-started'),
      await page('reference'),
      await page('not-known'),
    ];
    const place = /at `[0-9a-f]{10}` in Debian GNU\/Linux 12 .* with Node [\d.]+/.source;
    expect(start).toMatch(
      new RegExp(
        `Without \`npm\`, what it runs worked when bash ran it ${place}\\.\\n\\n\`\`\`sh\\nnpm test\\n`,
      ),
    );
    expect(start).toMatch(
      new RegExp(
        `failed with exit code 1 when bash ran it ${place}: “Error: the \\\\\\| shop &lt;b&gt; is closed”\\.`,
      ),
    );
    const row = (command: string) =>
      reference.split('\n').find((line) => line.startsWith(`| \`${command}\` |`)) ?? '';
    expect(row('npm test')).toContain('| worked, run by bash |');
    expect(row('npm start')).toContain(`| still running after ${SECONDS} s, run by bash |`);
    expect(row('npm run lint')).toContain('| needs `eslint` |');
    expect(row('npm run prices')).toContain('| needs the network |');
    expect(row('npm run reset')).toContain('| not tried: a person should read first what it runs |');
    expect(row('make all')).toContain('| needs `make` |');
    expect(row('bash scripts/hello.sh')).toContain('| worked |');
    expect(row('npm run outside')).toContain('| worked, run by bash |');
    expect(unknown).toContain('- `npm run reset` (`package.json:1`): not tried: a person should read first');
    expect(unknown).not.toContain('- `npm test`');
  });

  it('leaves nothing of a daemon, and keeps the digest of what the stage wrote', async () => {
    expect(await readdir(join(folder, 'stages/try'))).toEqual(['trials.json']);
    expect(await readdir(repository)).not.toContain('planted');
    const digest = record.used['output try'];
    expect(digest).toMatch(/^sha256:/);
    const closed = (await readEvents(record.audit.file)).filter(({ kind }) => kind === 'stage.closed');
    expect(closed.map(({ detail }) => detail?.['output'])).toContain(digest);
  });
});
