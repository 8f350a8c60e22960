import { type Rendering, promisesOf, renderEngine } from '@agent-harness/container';
import { expect, it } from 'vitest';
import { unkept } from './confinement.ts';

const plan = { mounts: [], seconds: 60, memoryMb: 512, environment: [] };
const rendering = (target: 'podman' | 'docker'): Rendering =>
  renderEngine(target, 'image', promisesOf(plan), plan);

it('says which promises a target does not keep, and why', () => {
  expect(unkept(rendering('docker'))).toMatch(
    /^docker: noExec is partly kept: .*\n[^]*docker: seconds is not kept: /m,
  );
  expect(unkept(rendering('podman'))).toMatch(/^podman: outMb is partly kept: [^\n]*\n$/);
});
