// A suite is read, or refused with file, line, pointer and what was expected.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSuite } from './load-suite.ts';

const suite = `contract: suite/1
suite: small
skill: documentation
owner: domain-experts
then:
  - check: sections
    in: decisions/[0-9]*.md
    require: ['## Evidence']
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suite-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function load(text: string) {
  const file = join(folder, 'suite.yaml');
  await writeFile(file, text);
  return loadSuite(file);
}

async function refusal(text: string): Promise<string> {
  return load(text).then(
    () => 'accepted',
    (error: Error) => error.message.replaceAll(`${folder}/`, ''),
  );
}

describe('loadSuite', () => {
  it('reads a suite', async () => {
    const { suite: name, then: checks } = await load(suite);
    expect([name, checks]).toEqual(['small', [expect.objectContaining({ check: 'sections' })]]);
  });

  it.each([
    ['sections', 'sectons', 'suite.yaml:6: /then/0/check: expected one of "sections", '],
    ['require:', 'requires:', 'suite.yaml:8: /then/0/requires: expected no such field'],
    ["['## Evidence']", '[]', 'suite.yaml:8: /then/0/require: expected at least 1 item, found []'],
    ["'## Evidence'", 'Evidence', 'suite.yaml:8: /then/0/require/0: expected a heading as it is written'],
    ['decisions/[0-9]*.md', '../{a,b}.md', 'suite.yaml:7: /then/0/in: expected a file name'],
    ['skill: documentation', 'skill: 12', 'suite.yaml:3: /skill: expected string, found 12'],
  ])('names the line of a mistake: %s as %s', async (right, wrong, message) => {
    expect(await refusal(suite.replace(right, wrong))).toContain(message);
  });

  it('names every mistake at once', async () => {
    const broken = suite.replace('owner: domain-experts\n', '').replace('suite: small', 'suite: Small');
    expect((await refusal(broken)).split('\n')).toEqual([
      'suite.yaml is not a valid suite:',
      expect.stringContaining('suite.yaml:2: /suite: expected text matching'),
      'suite.yaml:1: /owner: expected string, found nothing'.padStart(54),
    ]);
  });

  it('refuses a second attack of one id', async () => {
    const attack =
      '  - { id: a, what: w, script: [{ tool: Bash, input: {} }], expect: every-call-refused }\n';
    expect(await refusal(`${suite}attacks:\n${attack}${attack}`)).toContain(
      'suite.yaml:11: /attacks/1/id: expected an id of its own, found a second a',
    );
  });

  it('names the line of a mistake in a case, and of an attack on a case that there is not', async () => {
    const one =
      "  - { id: a, what: w, repository: a, then: [{ check: sections, in: '*', require: [Evidence] }] }\n";
    const attack =
      '  - { id: a, what: w, case: b, script: [{ tool: Bash, input: {} }], expect: nothing-published }\n';
    const said = await refusal(`${suite}cases:\n${one}${one}attacks:\n${attack}`);
    expect(said).toContain('suite.yaml:10: /cases/0/then/0/require/0: expected a heading');
    expect(said).toContain('suite.yaml:11: /cases/1/id: expected an id of its own, found a second a');
    expect(said).toContain('suite.yaml:13: /attacks/0/case: expected a case of this suite, found b');
  });

  it('refuses an alias before it looks at anything else', async () => {
    expect(await refusal(suite.replace('small', '&x small'))).toContain('the anchor &x is not allowed');
  });

  it('says when the file is not there', async () => {
    await expect(loadSuite(join(folder, 'absent.yaml'))).rejects.toMatchObject({ code: 'suite.unreadable' });
  });
});
