import { expect, it } from 'vitest';
import { lockDigest } from '../lock/load-lock.ts';
import { lockWith, locked, manifest } from '../lock/lock.fixture.ts';
import { renderContainerfile } from './render-containerfile.ts';

const builder = `registry.example/debian@sha256:${'d'.repeat(64)}`;
const lock = lockWith(
  locked('git', '1', { archive: 'debian-security', file: 'pool/updates/git.deb' }),
  locked('jq', '2'),
);
const render = (more: object = {}): string =>
  renderContainerfile({
    manifest,
    lock,
    digest: lockDigest(lock),
    architecture: 'amd64',
    labels: { b: '2', a: '1' },
    builder,
    ...more,
  });

it('fetches each locked package by digest, and keeps nothing of the builder', () => {
  const text = render();
  expect(text).toContain(`FROM ${builder} AS root\n`);
  expect(text).toContain(
    `"\${DEBIAN_SECURITY_MIRROR}/pool/updates/git.deb" /packages/000.deb SHA256:${'a'.repeat(64)}`,
  );
  expect(text).toContain('"${DEBIAN_MIRROR}/pool/main/jq_2.deb" /packages/001.deb');
  expect(text.slice(text.indexOf('FROM scratch'))).toBe(`FROM scratch
COPY --from=root /image/ /
LABEL a="1"
LABEL b="2"
ENV PATH=/usr/bin
USER 10001:10001
WORKDIR /workspace
ENTRYPOINT ["/opt/harness/bin/node","/opt/harness/entry.mjs"]
`);
  expect(render()).toBe(text);
});

it('uses no feature of one builder', () => {
  expect(render()).not.toMatch(/<<|--mount|--chmod|--link|^# syntax/m);
});

it('takes a base of a registry by its digest', () => {
  const reference = `registry.example/base@sha256:${'e'.repeat(64)}`;
  const text = render({ lock: { ...lock, base: { mode: 'oci', reference } } });
  expect(text).toContain(`FROM ${reference} AS source\n`);
  expect(text).toContain('COPY --from=source / /image/\n');
  expect(text).not.toContain('apt-helper -o');
});

it.each([undefined, 'debian:bookworm', `Debian@sha256:${'d'.repeat(64)}`])(
  'refuses the builder %s',
  (other) => {
    expect(() => render({ builder: other })).toThrow('builder');
  },
);
