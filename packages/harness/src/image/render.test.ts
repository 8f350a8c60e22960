import type { LockChange } from '@agent-harness/container';
import { expect, it } from 'vitest';
import { renderChanges } from './render-changes.ts';
import { renderVerdict } from './sbom-command.ts';
import { renderVerified } from './verify-command.ts';

it('prints each change with its sign, and the sum', () => {
  const changes: LockChange[] = [
    { architecture: 'amd64', kind: 'changed', what: 'package git', from: '1', to: '2', bytes: 1_500_000 },
    { architecture: 'amd64', kind: 'removed', what: 'package jq', from: '1', to: null, bytes: -3_000_000 },
  ];
  expect(renderChanges(changes)).toBe(
    '~ amd64 package git: 1 → 2 (+1.5 MB)\n- amd64 package jq: 1 (-3.0 MB)\n2 changes, -1.5 MB installed\n',
  );
  expect(renderChanges([])).toBe('');
});

it('prints each violation with rule, file and what to do', () => {
  const verified = {
    reference: 'x/agent:1',
    files: 10,
    sizeMb: 5,
    budgetMb: 6,
    lock: { digest: `sha256:${'a'.repeat(64)}`, source: 'committed' },
    violations: [
      { rule: 'image.path' as const, file: '/usr/bin/curl', what: 'is on PATH', instead: 'cut it out' },
      { rule: 'image.budget' as const, file: null, what: 'is too big', instead: 'leave packages out' },
    ],
  };
  expect(renderVerified(verified)).toBe(
    'VIOLATION image.path: /usr/bin/curl is on PATH\n    instead: cut it out\n' +
      'VIOLATION image.budget: the image is too big\n    instead: leave packages out\n' +
      'x/agent:1: 2 violations; 10 files, 5 MB of 6 MB, lock sha256:aaaaaaaaaaaa (committed)\n',
  );
  expect(renderVerified({ ...verified, violations: [] })).toMatch(/^x\/agent:1: as it must be;/);
});

it('prints what is refused and excepted, and exceptions that cover nothing', () => {
  const finding = { id: 'CVE-1', package: 'git', version: '1', severity: 'high' as const, notAffected: null };
  const text = renderVerdict({
    threshold: 'high',
    passed: false,
    findings: [
      { ...finding, verdict: 'refused', why: 'high is high or worse' },
      { ...finding, id: 'CVE-2', verdict: 'below the threshold', why: 'x' },
    ],
    idle: [{ id: 'CVE-3', package: 'jq', why: 'ended on 2026-01-01' }],
  });
  expect(text).toContain('REFUSED CVE-1 in git 1: high is high or worse\n');
  expect(text).not.toContain('CVE-2');
  expect(text).toContain('the exception for CVE-3 in jq covers nothing: ended on 2026-01-01');
  expect(text).toContain('REFUSED: 1 refused, 0 excepted, 0 not affected, 1 below high');
});
