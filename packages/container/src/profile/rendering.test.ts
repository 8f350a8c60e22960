import { expect, it } from 'vitest';
import { type CellPlan, type Promises, promisesOf } from './promises.ts';
import { renderEngine } from './render-engine.ts';
import { renderGitlabRunner } from './render-gitlab.ts';
import { renderKubernetes } from './render-kubernetes.ts';
import type { PromiseName, Rendering } from './rendering.ts';

const plan: CellPlan = {
  mounts: [
    { source: '/srv/repository', target: '/workspace', access: 'read', what: 'repository' },
    { source: '/srv/out', target: '/out', access: 'write', what: 'outputs' },
  ],
  seconds: 601,
  memoryMb: 777,
  environment: ['PATH'],
};
const promises = promisesOf(plan);
const targets: [string, (promises: Promises) => Rendering][] = [
  ['podman', (given) => renderEngine('podman', 'image', given, plan)],
  ['docker', (given) => renderEngine('docker', 'image', given, plan)],
  ['kubernetes', (given) => renderKubernetes('image', given, plan)],
  ['gitlab', (given) => renderGitlabRunner('image', given, plan)],
];

/** A promise with another value; what has only one value, or lies in a file or the plan, is not changed. */
const others: Partial<Record<PromiseName, Promises>> = {
  user: { ...promises, user: { uid: 4242, gid: 4242 } },
  hostname: { ...promises, hostname: 'other' },
  tmpfs: { ...promises, tmpfs: [{ target: '/tmp', megabytes: 99 }] },
  ...Object.fromEntries(
    (Object.keys(promises.limits) as (keyof Promises['limits'])[]).map((name) => [
      name,
      { ...promises, limits: { ...promises.limits, [name]: promises.limits[name] + 1 } },
    ]),
  ),
};

it.each(targets)('%s: keeps each promise by words that are in it, or says why not', (_, render) => {
  const { text, promises: kept } = render(promises);
  const names = [...Object.keys(promises), ...Object.keys(promises.limits)].filter(
    (name) => name !== 'limits',
  );
  expect(Object.keys(kept).sort()).toEqual(names.sort());
  for (const [name, keeping] of Object.entries(kept)) {
    if (keeping.kept !== 'yes') expect(keeping.why, name).toMatch(/\w+ \w+ \w+/);
    if (keeping.kept === 'no') continue;
    expect(keeping.by.length, name).toBeGreaterThan(0);
    for (const piece of keeping.by) expect(text, name).toContain(piece);
  }
});

it.each(targets)('%s: a promise that is kept and changes, changes the text', (_, render) => {
  const before = render(promises);
  for (const [name, other] of Object.entries(others)) {
    const changed = render(other).text !== before.text;
    if (before.promises[name as PromiseName].kept !== 'no') expect(changed, name).toBe(true);
  }
});

it('is a pod and a policy that closes both directions for it', () => {
  const list = JSON.parse(renderKubernetes('image', promises, plan).text) as {
    items: Record<string, unknown>[];
  };
  expect(list.items).toMatchObject([
    { kind: 'Pod', metadata: { labels: { 'app.kubernetes.io/name': 'agent-harness-agent' } } },
    {
      kind: 'NetworkPolicy',
      spec: {
        podSelector: { matchLabels: { 'app.kubernetes.io/name': 'agent-harness-agent' } },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [],
        egress: [],
      },
    },
  ]);
  const { spec } = list.items[0] as {
    spec: { volumes: { name: string }[]; containers: { volumeMounts: { name: string }[] }[] };
  };
  expect(spec.containers[0]?.volumeMounts.map(({ name }) => name)).toEqual(
    spec.volumes.map(({ name }) => name),
  );
});

it('owns no container that is started from the text', () => {
  for (const [, render] of targets) expect(render(promises).text).not.toContain('agent-harness.owner');
});

it('says of each target what it cannot keep', () => {
  const missing = targets.map(([name, render]) => [
    name,
    Object.entries(render(promises).promises).flatMap(([promise, { kept }]) =>
      kept === 'no' ? [promise] : [],
    ),
  ]);
  expect(Object.fromEntries(missing)).toEqual({
    podman: [],
    docker: ['seconds'],
    kubernetes: ['noExec', 'pids', 'openFiles', 'outMb'],
    gitlab: ['readOnlyRoot', 'environment', 'pids', 'seconds'],
  });
});
