// The draft, from look to close, on literal repositories; and every way a call can fail.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { collected as collect } from '../../fixtures/documents.fixture.ts';
import { writeEvidence } from '../evidence/write-files.ts';
import { drive, fileIn } from '../../fixtures/drive.fixture.ts';
import { shopRepository } from '../../fixtures/shop.fixture.ts';
import script from './script.ts';

async function evidenceOf(repository: ReturnType<typeof shopRepository>): Promise<[string, string]> {
  const [evidence, out] = [repository.folder('evidence'), repository.folder('out')];
  await writeEvidence(evidence, await collect(repository.path, 8));
  return [evidence, out];
}

describe('the offline script', () => {
  it('looks, reads, writes and says that no model was there', async () => {
    using repository = shopRepository();
    const [evidence, out] = await evidenceOf(repository);
    const { replies, outcomes, closing } = drive(script, evidence, out);
    expect(outcomes.slice(0, 3).map((call) => call.input['command'] ?? call.input['file_path'])).toEqual([
      'ls /evidence',
      'git -C /workspace log --oneline -n 5',
      '/evidence/index.json',
    ]);
    expect(closing).toMatch(/^Drafted offline from evidence, without a model: 4 decision records/);
    expect(readdirSync(out).sort()).toEqual(['architecture.md', 'decisions', 'evidence.json']);
    expect(readdirSync(`${out}/decisions`).sort()).toEqual([
      '0001-serve-the-shop-from-a-package-of-its-own.md',
      '0002-swap-the-server.md',
      '0003-pack-the-shop-into-an-image.md',
      '0004-start-packages.md',
    ]);
    // Each turn asks for at least one call until the last.
    expect(replies.slice(0, -1).every((reply) => reply.some((block) => block.type === 'tool_use'))).toBe(
      true,
    );
  });

  it('writes a record that a reviewer can follow', async () => {
    using repository = shopRepository();
    const [evidence, out] = await evidenceOf(repository);
    drive(script, evidence, out);
    const sha = repository.git('log', '--format=%H', '--grep=feat(web): serve').trim().slice(0, 10);
    const text = fileIn(out, 'decisions/0001-serve-the-shop-from-a-package-of-its-own.md').replace(
      /\[c\d+\]\(#evidence\)/g,
      '[c]',
    );
    expect(text).toContain(
      '---\nstatus: proposed\nrecovered: true\ndate: 2024-01-03\ndecision-makers: ["Grace Example"]\n---\n',
    );
    expect(text).toContain(
      `> The core must stay usable without a server, so pages live apart. [c] \`${sha}\``,
    );
    expect(text).toContain(
      `> Rendering in core was rejected because it would tie every user to HTML. [c] \`${sha}\``,
    );
    expect(text).toContain(`- \`${sha}\` added \`packages/web/package.json\` [c].`);
    expect(text).toContain('- No longer declared in `packages/web/package.json`: `fastify` [c]. Commit `');
    expect(fileIn(out, 'decisions/0002-swap-the-server.md')).toContain('Rationale not recorded.');
    expect(fileIn(out, 'decisions/0003-pack-the-shop-into-an-image.md')).toMatch(
      /“Revert "build: pack the shop into an image"”, reverts it/,
    );
    expect(fileIn(out, 'architecture.md')).toContain(
      'flowchart LR\n  n1["#64;shop/core"]\n  n2["#64;shop/web"]\n  n2 --> n1\n',
    );
  });

  it.each([
    ['Bash', /^ls /],
    ['Bash', /^git /],
    ['Read', /index\.json$/],
    ['Read', /themes\//],
    ['Read', /architecture\.json$/],
    ['Write', /decisions\/0002/],
    ['Write', /evidence\.json$/],
  ])('stops when %s %s is refused, and says so', async (name, target) => {
    using repository = shopRepository();
    const [evidence, out] = await evidenceOf(repository);
    const { closing } = drive(script, evidence, out, (tool, input) =>
      tool === name && target.test(String(input['file_path'] ?? input['command']))
        ? 'refused by rule L9'
        : null,
    );
    expect(closing).toMatch(
      new RegExp(
        `^Stopped, the draft is not complete\\. ${name} .* was refused or failed: refused by rule L9$`,
      ),
    );
  });

  it('stops when a file is not what it should be', async () => {
    using repository = shopRepository();
    const [evidence, out] = await evidenceOf(repository);
    const blank = drive(
      (outcomes) =>
        script(outcomes.map((outcome) => ({ ...outcome, text: outcome.name === 'Read' ? '1\t{}' : '' }))),
      evidence,
      out,
    );
    expect(blank.closing).toMatch(/^Stopped, .* expected a documentation-index\/1 document/);
  });

  it('keeps no state: the same outcomes give the same reply', async () => {
    using repository = shopRepository();
    const [evidence, out] = await evidenceOf(repository);
    const { outcomes, replies } = drive(script, evidence, out);
    expect(script(outcomes.slice(0, 3))).toEqual(replies[1]);
    expect(script([])).toEqual(replies[0]);
  });
});
