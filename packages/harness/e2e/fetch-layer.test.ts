// A layer by npm from a registry on loopback: what came is held against the registry's record and against what was asked.
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { fetchLayer } from '../src/release/pack/fetch-layer.ts';
import { SMALL_PACKAGES, tarball } from '../src/release/packages.fixture.ts';

let work: string;
let server: Server;
let bytes: Buffer;
/** What the registry records of a version. */
let integrity: (version: string) => string;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'fetch-layer-'));
  await tarball(join(work, 'hooks.tgz'), SMALL_PACKAGES['hooks'] ?? {});
  bytes = await readFile(join(work, 'hooks.tgz'));
  const real = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  integrity = (version) => (version === '3.0.0' ? `sha512-${Buffer.alloc(64).toString('base64')}` : real);
  server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    if (request.url?.endsWith('.tgz')) return void response.end(bytes);
    const version = (number: string) => ({
      name: '@agent-harness/hooks',
      version: number,
      dist: { tarball: `http://127.0.0.1:${port}/hooks-${number}.tgz`, integrity: integrity(number) },
    });
    const versions = Object.fromEntries(
      ['1.0.0', '2.0.0', '3.0.0'].map((number) => [number, version(number)]),
    );
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ name: '@agent-harness/hooks', 'dist-tags': { latest: '1.0.0' }, versions }),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  vi.stubEnv('npm_config_registry', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  vi.stubEnv('npm_config_cache', join(work, 'cache'));
  vi.stubEnv('npm_config_fetch_retries', '0');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  server.close();
  await rm(work, { recursive: true, force: true });
});

const fetchVersion = (version: string) => fetchLayer({ layer: 'hooks', version }, work, work);

it('takes the version that was asked for, with what it states', async () => {
  const { origin, sha512, statement } = await fetchVersion('1.0.0');
  expect([origin, sha512]).toEqual([
    'registry',
    `sha512:${createHash('sha512').update(bytes).digest('hex')}`,
  ]);
  expect(statement).toMatchObject({ layer: 'hooks', version: '1.0.0', provides: ['policy/1.0'] });
});

it('refuses what says that it is another version, other bytes than recorded, and what is not there', async () => {
  await expect(fetchVersion('2.0.0')).rejects.toMatchObject({ code: 'cut.integrity', message: expect.stringContaining('says that it is hooks 1.0.0') }); // prettier-ignore
  await expect(fetchVersion('3.0.0')).rejects.toMatchObject({ message: expect.stringMatching(/EINTEGRITY|records/) }); // prettier-ignore
  await expect(fetchVersion('9.9.9')).rejects.toMatchObject({ code: 'cut.npm' });
});
