// A package registry of our own on loopback: what a team publishes to, and a release is cut from.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { execa } from 'execa';

export interface Registry extends AsyncDisposable {
  url: string;
  /** For npm: our packages are here, and a user of it; third parties are where this machine has them from. */
  environment: Record<string, string>;
}

const SECONDS = 60;

/**
 * For our scope only, as teams have it. It knows no other registry: what was not published here is not there.
 * @param attempts how often it may begin again: its free port can be taken before it listens
 */
export async function startRegistry(attempts = 3): Promise<Registry> {
  const folder = await mkdtemp(join(tmpdir(), 'registry-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const config = join(folder, 'config.yaml');
  await writeFile(config, JSON.stringify(configuration(folder)));
  const started = execa('node', [verdaccio(), '--config', config, '--listen', `127.0.0.1:${port}`], {
    cwd: folder,
    reject: false,
    stdin: 'ignore',
  });
  const stop = async (): Promise<void> => {
    started.kill();
    await started;
    await rm(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < SECONDS * 4 && started.exitCode === null; tries++) {
    const answer = await fetch(`${url}-/ping`).catch(() => null);
    if (answer?.ok) {
      const host = `//127.0.0.1:${port}/`;
      // npm publishes for somebody only; the registry lets anybody.
      const userconfig = join(folder, 'npmrc');
      const ours = `@agent-harness:registry=${url}\n${host}:_authToken=anybody\n`;
      await writeFile(userconfig, `${await userConfiguration()}\n${ours}`, { mode: 0o600 });
      return {
        url,
        environment: { npm_config_userconfig: userconfig },
        [Symbol.asyncDispose]: stop,
      };
    }
    await wait(250);
  }
  const taken = started.exitCode !== null;
  await stop();
  if (taken && attempts > 1) return startRegistry(attempts - 1);
  throw new Error(`the registry did not answer within ${SECONDS} s: ${String((await started).stderr)}`);
}

/** What whoever runs this told npm, their mirror for instance. */
async function userConfiguration(): Promise<string> {
  const { stdout: file } = await execa('npm', ['config', 'get', 'userconfig'], { cwd: tmpdir() });
  return readFile(file, 'utf8').catch(() => '');
}

function configuration(folder: string): object {
  const anybody = { access: '$all', publish: '$anonymous', unpublish: '$anonymous' };
  return {
    storage: join(folder, 'storage'),
    uplinks: {},
    packages: { '@*/*': anybody, '**': anybody },
    max_body_size: '100mb',
    web: { enable: false },
    log: { type: 'stdout', format: 'json', level: 'warn' },
  };
}

function verdaccio(): string {
  const require = createRequire(import.meta.url);
  return join(require.resolve('verdaccio/package.json'), '../bin/verdaccio');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return typeof address === 'object' && address !== null ? address.port : 0;
}
