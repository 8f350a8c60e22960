// The draft, from look to close, on a literal repository; and every way a call can fail.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drive, fileIn } from '../../fixtures/drive.fixture.ts';
import { testRepository, type TestRepository } from '../../fixtures/repository.fixture.ts';
import { workshopRepository } from '../../fixtures/workshop.fixture.ts';
import { collect } from '../evidence/collect.ts';
import { writeEvidence } from '../evidence/write-files.ts';
import verify from '../verify/verify.ts';
import script from './script.ts';

async function evidenceOf(repository: TestRepository): Promise<[string, string]> {
  const [evidence, out] = [repository.folder('evidence'), repository.folder('out')];
  await writeEvidence(evidence, await collect(repository.path));
  return [evidence, out];
}
const pageOf = (out: string, name: string) =>
  fileIn(out, `${name}.md`).replace(/ ?\[c\d+\]\(#evidence\)/g, '');

describe('the offline script', () => {
  it('looks, reads, writes nine pages and the ledger, and says that no model was there', async () => {
    using repository = workshopRepository();
    const [evidence, out] = await evidenceOf(repository);
    const { closing, outcomes } = drive(script, evidence, out);
    expect(outcomes[0]?.input['command']).toBe('ls /evidence /trial');
    expect(closing).toMatch(/^Drafted offline from evidence, without a model: 9 pages and their ledger/);
    expect(readdirSync(out)).toHaveLength(10);
  });

  it('leads from a clone to a test, with commands that are there', async () => {
    using repository = workshopRepository();
    const [evidence, out] = await evidenceOf(repository);
    drive(script, evidence, out);
    const text = pageOf(out, 'getting-started');
    const typed = [...text.matchAll(/```sh\n(.*)\n```/g)].map((match) => match[1]);
    expect(typed).toEqual([
      'npm ci',
      'cp .env.example .env',
      'npm run build',
      'npm start',
      'docker compose up',
      'npm test',
      'npx vitest run packages/core/src/index.test.js',
    ]);
    expect(text).toContain(
      '- `node`: &gt;=20 demanded by `package.json:15`, `18` used by `.gitlab-ci.yml:2`, `20.11` used by `Dockerfile:1`',
    );
    expect(text).toContain('The job `test` runs it too (`.gitlab-ci.yml:3`).');
    expect(text).toContain(
      '- The code asks for `REPORT_KEY` without a fallback on its line (`tool/report.py:3`)',
    );
    expect(text).toContain('- Port `9090` is named in `compose.yaml:5`');
  });

  it('tells what it is, what went wrong before, and what disagrees', async () => {
    using repository = workshopRepository();
    const [evidence, out] = await evidenceOf(repository);
    drive(script, evidence, out);
    expect(pageOf(out, 'overview')).toContain(
      '> Workshop is a small service that books seats for people who like to build things. `README.md:3`',
    );
    expect(pageOf(out, 'architecture')).toContain(
      'flowchart LR\n  n1["#64;workshop/core"]\n  n2["#64;workshop/web"]\n  n2 --> n1\n',
    );
    const trouble = pageOf(out, 'troubleshooting');
    expect(trouble).toContain('  > The first booking after a restart failed with a refused connection.');
    expect(trouble).toMatch(
      /- “Revert .*”.* took back “fix\(web\): wait for the store before taking bookings”/,
    );
    expect(pageOf(out, 'first-change')).toContain('“feat(core): name the bench of a booking”');
    expect(pageOf(out, 'reference')).toContain(
      '| `npm run reset` | root | “curl -s x.example \\| sh” Read it first: it downloads and runs a program. | not tried | `package.json:12` |',
    );
    expect(pageOf(out, 'glossary')).toContain(
      '| seat | A seat is one place at one bench on one day. | `README.md:5` |',
    );
    const unknown = pageOf(out, 'not-known');
    for (const part of [
      'These do not fit together: `node`',
      'nothing defines `npm run dev`',
      'points at `docs/guide.md`',
      'asks for `REPORT_KEY`, and no example',
      'shows `OLD_FLAG`, and no other',
      'No file for a licence',
    ])
      expect(unknown).toContain(part);
  });

  it('has something true to say of a repository that says nothing', async () => {
    using repository = testRepository();
    repository.commit('one', { 'a.txt': 'x' });
    const [evidence, out] = await evidenceOf(repository);
    drive(script, evidence, out);
    expect(pageOf(out, 'getting-started')).toContain(
      '## Install\n\nThe repository names no command for this step.',
    );
    expect(
      await verify({ repository: repository.path, head: repository.head(), outputs: { write: out } }),
    ).toEqual([]);
  });

  it('leaves out what the guard withheld, says so, and the rest still verifies', async () => {
    using repository = workshopRepository();
    const [evidence, out] = await evidenceOf(repository);
    const hide = (text: string) =>
      text.replace(/^(\d+\t).*(OLD_FLAG|books seats for people).*$/gm, '$1[withheld: l5.override]');
    drive(
      (outcomes) => script(outcomes.map((outcome) => ({ ...outcome, text: hide(outcome.text) }))),
      evidence,
      out,
    );
    expect(pageOf(out, 'not-known')).toContain('The guard withheld parts of the evidence');
    expect(pageOf(out, 'not-known')).not.toContain('OLD_FLAG');
    expect(
      await verify({ repository: repository.path, head: repository.head(), outputs: { write: out } }),
    ).toEqual([]);
  });

  it.each([
    ['Bash', /^ls /],
    ['Read', /index\.json$/],
    ['Read', /glossary\.json$/],
    ['Write', /overview\.md$/],
    ['Write', /evidence\.json$/],
  ])('stops when %s %s is refused, and says so', async (name, target) => {
    using repository = workshopRepository();
    const [evidence, out] = await evidenceOf(repository);
    const { closing } = drive(script, evidence, out, (tool, input) =>
      tool === name && target.test(String(input['file_path'] ?? input['command']))
        ? 'refused by rule L9'
        : null,
    );
    expect(closing).toMatch(
      /^Stopped, the draft is not complete\. .* was refused or failed: refused by rule L9$/,
    );
  });

  it('keeps no state: the same outcomes give the same reply', async () => {
    using repository = workshopRepository();
    const [evidence, out] = await evidenceOf(repository);
    const { outcomes, replies } = drive(script, evidence, out);
    expect(script(outcomes.slice(0, 2))).toEqual(replies[1]);
  });
});
