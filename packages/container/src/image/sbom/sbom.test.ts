import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { expect, it } from 'vitest';
import { loadImageLock } from '../lock/load-lock.ts';
import { lockWith, locked } from '../lock/lock.fixture.ts';
import { imageSbom } from './image-sbom.ts';
import { judgeVulnerabilities } from './judge-vulnerabilities.ts';
import { readReport } from './read-report.ts';

const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);

it('is valid CycloneDX 1.6, and the same bytes each time', async () => {
  const lock = await loadImageLock();
  const text = await imageSbom(lock, 'amd64');
  expect(await validator.validate(text)).toBeNull();
  expect(await imageSbom(await loadImageLock(), 'amd64')).toBe(text);
  const { components, serialNumber } = JSON.parse(text) as {
    components: { name: string; purl: string }[];
    serialNumber: string;
  };
  const { packages } = lock.targets[0]!;
  expect(components.map(({ name }) => name)).toEqual(
    expect.arrayContaining(packages.map(({ name }) => name)),
  );
  expect(components).toHaveLength(packages.length + 2);
  expect(serialNumber).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
  expect(await imageSbom(lock, 'arm64')).not.toBe(text);
});

it('is checked by a validator that refuses a broken one', async () => {
  const broken = (await imageSbom(lockWith(locked('git', '1')), 'amd64')).replace(
    '"type": "library"',
    '"type": "tool"',
  );
  expect(await validator.validate(broken)).not.toBeNull();
});

const grype = (severity: string | undefined, id = 'CVE-2026-1', name = 'git') =>
  JSON.stringify({
    matches: [{ vulnerability: { id, severity }, artifact: { name, version: '1' } }],
    source: {},
  });

it.each([
  ['Critical', 'refused'],
  ['High', 'refused'],
  ['Unknown', 'refused'],
  [undefined, 'refused'],
  ['Medium', 'below the threshold'],
  ['Negligible', 'below the threshold'],
])('judges %s as %s by default', (severity, verdict) => {
  const { findings, passed } = judgeVulnerabilities(readReport(grype(severity), 'r.json'));
  expect(findings).toMatchObject([{ id: 'CVE-2026-1', package: 'git', version: '1', verdict }]);
  expect(passed).toBe(verdict !== 'refused');
});

it('holds an exception until the end of its day, for its package only', () => {
  const exceptions = [{ id: 'CVE-2026-1', package: 'git', why: 'no network', until: '2026-12-01' }];
  const judge = (text: string, day: string) =>
    judgeVulnerabilities(readReport(text, 'r'), { threshold: 'low', exceptions }, new Date(day));
  expect(judge(grype('High'), '2026-12-01T23:59:00Z')).toMatchObject({ passed: true, idle: [] });
  const late = judge(grype('High'), '2026-12-02T00:00:00Z');
  expect(late).toMatchObject({ passed: false, idle: [{ why: 'ended on 2026-12-01' }] });
  expect(late.findings[0]?.why).toContain('its exception ended on 2026-12-01');
  expect(judge(grype('High', 'CVE-2026-1', 'jq'), '2026-11-01')).toMatchObject({ passed: false });
});

const cyclonedx = (vulnerability: object) =>
  JSON.stringify({
    bomFormat: 'CycloneDX',
    components: [{ 'bom-ref': 'a', name: 'jq', version: '1.6' }],
    vulnerabilities: [{ id: 'CVE-2026-2', affects: [{ ref: 'a' }], ...vulnerability }],
  });

it('reads CycloneDX: the worst known rating, the component, and VEX states', () => {
  const ratings = [{ severity: 'low' }, { severity: 'critical' }, { severity: 'unknown' }];
  expect(readReport(cyclonedx({ ratings }), 'r')).toEqual([
    { id: 'CVE-2026-2', package: 'jq', version: '1.6', severity: 'critical', notAffected: null },
  ]);
  const analysis = { state: 'not_affected', justification: 'code_not_reachable' };
  expect(judgeVulnerabilities(readReport(cyclonedx({ ratings, analysis }), 'r'))).toMatchObject({
    passed: true,
    findings: [{ verdict: 'not affected', why: 'code_not_reachable' }],
  });
  const open = readReport(cyclonedx({ ratings, analysis: { state: 'in_triage' } }), 'r');
  expect(judgeVulnerabilities(open).passed).toBe(false);
  const byPurl = cyclonedx({ affects: [{ ref: 'urn:cdx:x/1#pkg:deb/debian/libc6@2.36?arch=amd64' }] });
  expect(readReport(byPurl, 'r')).toMatchObject([{ package: 'libc6', severity: 'unknown' }]);
});

it.each([
  ['no JSON', 'nothing'],
  ['another document', '{"Results":[]}'],
  ['a bill of materials that nobody scanned', '{"bomFormat":"CycloneDX","components":[]}'],
])('refuses %s: what cannot be read is no clean report', (_, text) => {
  expect(() => readReport(text, 'r.json')).toThrow('r.json is n');
});
