// The kept examples are whole: each cites its own ledger only, and each picture belongs to the diagram beside it.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { citedIn } from './claims/cited-in.ts';
import { readLedger } from './verify/read-ledger.ts';
import { startFindings } from './verify/report.ts';

const root = join(import.meta.dirname, '..');
const filesOf = (skill: string, end: RegExp) =>
  readdirSync(join(root, skill, 'example'), { recursive: true, encoding: 'utf8' })
    .filter((name) => end.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(root, skill, 'example', name), 'utf8') }));

/** What is wrong with pages and their ledger. */
function broken(pages: readonly { text: string }[], ledger: string): string[] {
  const { all, report } = startFindings();
  const head = /"head": ?"([0-9a-f]{40})"/.exec(ledger)?.[1] ?? '';
  const claims = readLedger(ledger, head, report);
  const cited = new Set(pages.flatMap(({ text }) => citedIn(text).map(({ id }) => id)));
  return [
    ...all.map(({ message }) => message),
    ...[...cited].filter((id) => !claims.has(id)).map((id) => `${id} is not in the ledger`),
    ...[...claims.keys()].filter((id) => !cited.has(id)).map((id) => `${id} is cited nowhere`),
  ];
}

/** Whether a picture was drawn from this source and asks nothing of the network. */
function belongs(picture: string, source: string): boolean {
  const digest = createHash('sha256').update(source).digest('hex');
  return (
    picture.includes(`<metadata>mermaid sha256:${digest}</metadata>`) &&
    !/@import|url\((?!#)|\shref=|<script/.test(picture)
  );
}

const sourcesIn = (name: string, text: string) =>
  name.endsWith('.mmd')
    ? [text.trimEnd()]
    : [...text.matchAll(/^```mermaid\n([\s\S]*?)\n```$/gm)].map((match) => match[1] ?? '');

describe.each(['documentation', 'onboarding'])('the example of %s', (skill) => {
  const pages = filesOf(skill, /\.md$/);
  const ledger = readFileSync(join(root, skill, 'example/evidence.json'), 'utf8');

  it('cites its ledger, all of it and nothing else', () => {
    expect(broken(pages, ledger)).toEqual([]);
    const [page = { text: '' }, ...others] = pages;
    expect(broken([...others, { text: `${page.text}\nNew [c99999](#evidence)` }], ledger)).toEqual([
      'c99999 is not in the ledger',
    ]);
  });

  it('is no state that a run would begin from', () => {
    expect(filesOf(skill, /\.state\.json$/)).toEqual([]);
  });

  it('shows pictures of its diagrams', () => {
    const drawn = filesOf(skill, /\.(md|mmd)$/).flatMap(({ name, text }) =>
      sourcesIn(name, text).map((source, index) => ({
        source,
        file: join(
          root,
          skill,
          'example',
          name.replace(/\.\w+$/, index === 0 ? '.svg' : `-${index + 1}.svg`),
        ),
      })),
    );
    expect(drawn.length).toBeGreaterThan(0);
    for (const { source, file } of drawn) {
      expect(existsSync(file), file).toBe(true);
      const picture = readFileSync(file, 'utf8');
      expect(belongs(picture, source), file).toBe(true);
      expect(belongs(picture, `${source}\n  n1 --> n1`)).toBe(false);
    }
  });
});
