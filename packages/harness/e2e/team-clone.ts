// A clone in which teams work: each changes its own package, writes its changeset, versions and publishes.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AcceptanceReport } from '@agent-harness/contracts';
import { execa } from 'execa';
import type { Registry } from './registry.ts';
import { shareModules } from './share-modules.ts';

const root = join(import.meta.dirname, '../../..');

export interface Shipment {
  /** Name of a folder of packages/. */
  layer: string;
  bump: 'major' | 'minor' | 'patch';
  /** What the team says of it. */
  words: string;
  /** Changes the team's files. @param folder the package */
  change: (folder: string) => Promise<void>;
}

export interface TeamClone extends AsyncDisposable {
  folder: string;
  run: (command: string, ...args: string[]) => Promise<string>;
  /** The clone's own `harness`, whatever its exit code. */
  harness: (...args: string[]) => Promise<{ exitCode?: number; stdout: string; stderr: string }>;
  /** File of a private key: `ada` signs off, `releaser` signs releases. */
  key: (name: 'ada' | 'releaser') => string;
  /** Names of the skills that have a suite. */
  skills: () => Promise<string[]>;
  /** As the expert does who has read the report of a run of this composition. */
  signOff: (skill: string) => Promise<void>;
  commit: (message: string) => Promise<unknown>;
  /** Everything that was changed and not yet released becomes versions, once, by all teams together. */
  releaseAll: () => Promise<void>;
  /** @returns the published version, and every path that the team's commits touch */
  ship: (shipment: Shipment) => Promise<{ version: string; touched: string[] }>;
}

/** This repository at its head, built, with its modules; it publishes to the registry only. */
export async function teamClone({ environment }: Registry): Promise<TeamClone> {
  const folder = await mkdtemp(join(tmpdir(), 'teams-'));
  const run = async (command: string, ...args: string[]): Promise<string> =>
    (await execa(command, args, { cwd: folder, env: environment, stdin: 'ignore', maxBuffer: 1e8 })).stdout;
  const keys = await mkdtemp(join(tmpdir(), 'keys-'));
  const key = (name: string): string => join(keys, `${name}.pem`);
  const harness: TeamClone['harness'] = (...args) =>
    execa('node', ['packages/harness/bin/harness.mjs', ...args], {
      cwd: folder,
      env: environment,
      reject: false,
      stdin: 'ignore',
    });
  const must = async (...args: string[]): Promise<string> => {
    const { exitCode, stdout, stderr } = await harness(...args);
    if (exitCode !== 0) throw new Error(`harness ${args[0]}, exit ${exitCode}: ${stdout}\n${stderr}`);
    return stdout;
  };
  const commit = async (message: string): Promise<unknown> => {
    await run('git', 'add', '-A');
    return run('git', ...author, 'commit', '-q', '-m', message);
  };
  await execa('git', ['clone', '-q', '--no-local', root, folder]);
  await shareModules(folder);
  const publish = (name: string): Promise<string> =>
    run('npm', 'publish', '--access', 'public', '-w', `packages/${name}`);
  const version = async (): Promise<void> => {
    await run('npx', 'changeset', 'version');
    await run('npm', 'install', '--package-lock-only', '--offline', '--ignore-scripts', '--no-audit');
    await commit('chore: version packages');
  };
  return {
    folder,
    run,
    harness,
    commit,
    key,
    skills: async () => (await readdir(join(folder, 'packages/acceptance/suites'))).sort(),
    signOff: async (skill) => {
      await must('run', skill, '--model', 'offline', '--out', 'runs');
      const accepted = await harness('accept', skill, '--json');
      const report = JSON.parse(accepted.stdout || 'null') as AcceptanceReport | null;
      if (report?.passed !== true)
        throw new Error(`harness accept, exit ${accepted.exitCode}: ${failures(report)}\n${accepted.stderr}`);
      const file = join(keys, 'report.json');
      await writeFile(file, `${JSON.stringify({ ...report, run: null }, null, 2)}\n`);
      const { id } = JSON.parse(await must('image', 'build', '--locked', '--json')) as { id: string };
      const signed = ['--as', 'domain-experts', '--by', 'ada', '--until', '2098-01-01', '--key', key('ada')];
      await must('sign-off', skill, ...signed, '--report', file, '--image', id);
      await commit(`chore: sign off ${skill}`);
    },
    releaseAll: async () => {
      const made = async (name: 'ada' | 'releaser', ...more: string[]): Promise<unknown> =>
        JSON.parse(
          await must(
            'key',
            'new',
            key(name),
            '--id',
            name,
            '--holder',
            name,
            '--until',
            '2099-01-01',
            ...more,
          ),
        );
      const trusted = [
        await made('ada', '--team', 'domain-experts', '--use', 'sign-off'),
        await made('releaser', '--kind', 'service', '--team', 'integration', '--use', 'release'),
      ];
      await writeFile(join(folder, 'trust.json'), JSON.stringify({ contract: 'trust/1', keys: trusted }));
      await version();
      for (const name of await readdir(join(folder, 'packages'))) await publish(name);
    },
    ship: async ({ layer, bump, words, change }) => {
      const before = await run('git', 'rev-parse', 'HEAD');
      const place = join(folder, 'packages', layer);
      await change(place);
      const changeset = `---\n'@agent-harness/${layer}': ${bump}\n---\n\n${words}\n`;
      await writeFile(join(folder, '.changeset', `${layer}-ships.md`), changeset);
      await commit(`feat(${layer}): ${words}`);
      const shown = await run('git', 'diff', '--name-only', before, 'HEAD');
      await version();
      await run('npm', 'run', 'build', '-w', `packages/${layer}`);
      await publish(layer);
      const versioned = await run('git', 'diff', '--name-only', before, 'HEAD');
      const manifest = JSON.parse(await run('cat', `packages/${layer}/package.json`)) as { version: string };
      const touched = [...new Set([...shown.split('\n'), ...versioned.split('\n')])].sort();
      return { version: manifest.version, touched };
    },
    [Symbol.asyncDispose]: async () => {
      for (const made of [folder, keys]) await rm(made, { recursive: true, force: true });
    },
  };
}

/** Not the whole report: a log shows the beginning of an error. */
const failures = (report: AcceptanceReport | null): string =>
  JSON.stringify([...(report?.checks ?? []), ...(report?.attacks ?? [])].filter(({ passed }) => !passed));

const author = ['-c', 'user.name=Team', '-c', 'user.email=team@shop.example'];
