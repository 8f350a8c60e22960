// The layers as they ship: what they know before a session is open, and where they take the agent for one who made links.
import { linkSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadRules } from '../policy/load-rules.ts';
import { sessionOf } from '../session/session.fixture.ts';
import { securityLayers } from './security-layers.ts';

it('hides every kind of credential before a session is open', () => {
  const { redact } = securityLayers.redactor(null, null);
  const texts = loadRules()
    .filter(({ match }) => match.kind === 'credential-text')
    .map(({ examples }) => examples.refused[0] ?? '');
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) expect(redact(text), text).not.toBe(text);
  expect(redact('nothing to hide')).toBe('nothing to hide');
});

it.each([
  ['/all/out', ['/all/out'], true],
  ['/all/out', ['/all'], true],
  ['/all/out', ['/all/out/sub'], true],
  ['/all/out', ['/other', '/all'], true],
  ['/all/out', ['/all/out/'], true],
  ['/all/out', ['/'], true],
  ['/all/out', ['/other'], false],
  ['/all/out', ['/all/ou'], false],
  ['/all/out', ['/all/outer'], false],
  ['/all/out', [], false],
])('a second name of a file below %s is suspect where a stage writes %j: %j', (target, write, suspect) => {
  const source = mkdtempSync(join(tmpdir(), 'links-'));
  try {
    writeFileSync(join(source, 'a'), '');
    linkSync(join(source, 'a'), join(source, 'b'));
    const stage = sessionOf({ mounts: [{ target, source }], space: { write } });
    expect('problem' in securityLayers.resolver(stage)(`${target}/b`)).toBe(suspect);
  } finally {
    rmSync(source, { recursive: true });
  }
});
