// The draft passes its own verifier, and every tampered copy of it does not.
import { appendFileSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toLines } from '../evidence/to-lines.ts';
import { drive } from '../fixtures/drive.fixture.ts';
import { testRepository } from '../fixtures/repository.fixture.ts';
import { collect } from './evidence/collect.ts';
import script from './offline/script.ts';
import verify from './verify/verify.ts';

async function draft(repository: ReturnType<typeof testRepository>) {
  const [evidence, out] = [repository.folder('evidence'), repository.folder('out')];
  writeFileSync(join(evidence, 'index.json'), toLines(await collect(repository.path)));
  const { closing } = drive(script, evidence, out);
  const verified = () =>
    verify({ repository: repository.path, head: repository.head(), outputs: { write: out } });
  return { out, closing, verified };
}

function history() {
  const repository = testRepository();
  repository.commit('feat: open the shop', { 'a.txt': 'a' });
  repository.commit('fix: <b>close</b> the [door](https://door.example)', { 'b.txt': 'b' });
  return repository;
}

const replaced = (file: string, from: string | RegExp, to: string) => {
  const text = readFileSync(file, 'utf8');
  if (text.replace(from, to) === text) throw new Error(`${file} holds no ${from}`);
  writeFileSync(file, text.replace(from, to));
};

describe('the draft', () => {
  it('holds, and says that no model was there', async () => {
    using repository = history();
    const { out, closing, verified } = await draft(repository);
    expect(closing).toContain('without a model');
    expect(await verified()).toEqual([]);
    expect(readFileSync(join(out, 'overview.md'), 'utf8')).toContain('has 2 commits [c1](#evidence).');
  });

  it('stops at a refused call, and says so', () => {
    const refused = { id: 'a', name: 'Read', input: {}, text: 'refused', isError: true };
    expect(script([refused])).toEqual([{ type: 'text', text: expect.stringMatching(/^Stopped.*refused/) }]);
  });

  it.each<[string, (out: string) => void, string]>([
    ['another count', (out) => replaced(join(out, 'overview.md'), '2 commits', '3 commits'), 'states 3'],
    ['a false count', (out) => replaced(join(out, 'evidence.json'), '"value":2', '"value":3'), 'gives 2'],
    [
      'another date',
      (out) => replaced(join(out, 'overview.md'), '2024-01-02:', '2024-01-09:'),
      'states 2024-01-09',
    ],
    ['words nobody wrote', (out) => replaced(join(out, 'overview.md'), 'open the', 'sell the'), 'quotes'],
    ['a claim of another commit', (out) => replaced(join(out, 'evidence.json'), 'open', 'sell'), 'c3'],
    [
      'a sentence without a source',
      (out) => replaced(join(out, 'overview.md'), '## Evidence', 'It is good.\n\n## Evidence'),
      'cites no claim',
    ],
    ['a link', (out) => appendFileSync(join(out, 'overview.md'), '[x](https://x.example)\n'), 'link'],
    ['another section', (out) => appendFileSync(join(out, 'overview.md'), '\n## More\n'), 'sections'],
    ['another file', (out) => writeFileSync(join(out, 'more.md'), 'x'), 'not a declared output'],
    ['a link to a file', (out) => symlinkSync('/etc/hostname', join(out, 'more.md')), 'a plain file'],
  ])('is refused with %s', async (_, tamper, message) => {
    using repository = history();
    const { out, verified } = await draft(repository);
    tamper(out);
    expect((await verified()).map((finding) => finding.message).join('\n')).toContain(message);
  });
});
