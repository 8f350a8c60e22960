import { expect, it } from 'vitest';
import { HEAD, finishedRun } from './finished-run.fixture.ts';
import { type FinishedRun, readFinishedRun } from './finished-run.ts';
import { type Proposal, planProposal } from './plan-proposal.ts';

const STATE = 'docs/.generated.json';
const run = async (outputs: Record<string, string>): Promise<FinishedRun> =>
  readFinishedRun((await finishedRun(outputs)).folder);
const plan = (made: FinishedRun, there: Record<string, string> = {}, into = 'docs'): Proposal =>
  planProposal(made, { into, textAt: (path) => there[path] ?? null, triggeredBy: 'dan' });
const after = ({ files }: Proposal): Record<string, string> =>
  Object.fromEntries(files.map(({ path, text }) => [path, text]));

it('proposes everything on its own branch from the commit that was read', async () => {
  const proposal = plan(await run({ 'a.md': 'one\n' }));
  expect(proposal).toMatchObject({ branch: 'harness/documentation', base: HEAD, kept: [] });
  expect(proposal.files.map(({ path, change }) => [path, change])).toEqual([
    ['docs/a.md', 'create'],
    [STATE, 'create'],
  ]);
  expect(proposal.message).toContain('\nAgent: agent-harness\nTriggered-By: dan');
});

it('proposes nothing when it is all there', async () => {
  const made = await run({ 'a.md': 'one\n' });
  expect(plan(made, after(plan(made))).files).toEqual([]);
});

it('updates what it generated, and leaves what a person edited, now and next time', async () => {
  const first = after(plan(await run({ 'a.md': 'one\n', 'b.md': 'two\n' })));
  const edited = { ...first, 'docs/b.md': 'two, by hand\n' };
  const next = plan(await run({ 'a.md': 'ONE\n', 'b.md': 'TWO\n' }), edited);
  expect(next.kept).toEqual(['docs/b.md']);
  expect(next.files.map(({ path, change }) => [path, change])).toEqual([
    ['docs/a.md', 'update'],
    [STATE, 'update'],
  ]);
  expect(next.body).toContain('docs/b.md');
  const later = plan(await run({ 'a.md': '1\n', 'b.md': '2\n' }), { ...edited, ...after(next) });
  expect(later.kept).toEqual(['docs/b.md']);
});

it('takes away what it generated and no longer does, but nothing that a person edited', async () => {
  const first = after(plan(await run({ 'a.md': 'one\n', 'b.md': 'two\n', 'c.md': 'three\n' })));
  const there = { ...first, 'docs/c.md': 'three, by hand\n' };
  const next = plan(await run({ 'a.md': 'one\n' }), there);
  expect(next.files.map(({ path, change }) => [path, change])).toEqual([
    ['docs/b.md', 'delete'],
    [STATE, 'update'],
  ]);
  expect(next.kept).toEqual(['docs/c.md']);
  const merged: Record<string, string> = { ...there, ...after(next) };
  delete merged['docs/b.md'];
  // What is a person's now is not spoken of again.
  expect(plan(await run({ 'a.md': 'one\n' }), merged)).toMatchObject({ files: [], kept: [] });
});

it('leaves a file that was there before anything was generated', async () => {
  expect(plan(await run({ 'README.md': 'ours\n' }), { 'docs/README.md': 'theirs\n' })).toMatchObject({
    kept: ['docs/README.md'],
    files: [],
  });
});

it.each(['/etc', '../up', 'a/../..', '.git/hooks'])('refuses %s as its place', async (into) => {
  const made = await run({ 'a.md': 'one\n' });
  expect(() => plan(made, {}, into)).toThrow('no folder inside the repository');
});

it('refuses a state that says nothing sure', async () => {
  const made = await run({ 'a.md': 'one\n' });
  for (const text of ['{', '{}', '{"schema":"generated/1","files":{"a.md":"short"}}'])
    expect(() => plan(made, { [STATE]: text })).toThrow('nobody can tell which files people edited');
});

it('writes no trailer that a login brings along', async () => {
  const made = await run({ 'a.md': 'one\n' });
  const { message } = planProposal(made, {
    into: '',
    textAt: () => null,
    triggeredBy: 'x\nSigned-off-by: y',
  });
  expect(message).not.toContain('Signed-off-by');
});

it('shows the reviewer’s questions where no platform acts on them', async () => {
  const questions = ['- `` ` ``', '- /merge', '- @all Closes #1', '```', '/approve'].join('\n');
  const text = `# A\n\n## Questions for the reviewer\n\n${questions}\n\n## Next\n`;
  const { body } = plan(await run({ 'a.md': text }));
  const fences = body.split('\n').flatMap((line, at) => (line.startsWith('```') ? [at] : []));
  expect(fences).toHaveLength(2);
  const outside = body.split('\n').filter((_, at) => at < (fences[0] ?? 0) || at > (fences[1] ?? 0));
  expect(outside.join('\n')).not.toMatch(/\/merge|\/approve|@all|Closes/u);
  expect(body).toContain('a.md: @all Closes #1');
});
