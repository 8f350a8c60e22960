// The real Mermaid parser reads every diagram that is drawn, and finds in it the edges that were asked for.
import * as fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { drawDiagrams, MOST_BLOCKS, MOST_CHARACTERS, shownEdges } from './diagram.ts';

const { window } = new JSDOM('<!doctype html><body></body>');
Object.assign(globalThis, { window, document: window.document });
// Only now: DOMPurify, inside mermaid, takes the window it finds while it is loaded.
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });

interface Flow {
  getEdges(): { start: string; end: string }[];
  getVertices(): Map<string, { text?: string }>;
}

async function edgesIn(source: string): Promise<string[]> {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(source);
  const flow = db as unknown as Flow;
  const label = (id: string) => flow.getVertices().get(id)?.text ?? '';
  // Mermaid keeps `#64;` until it renders, as `ﬂ°°64¶ß`.
  const shown = (text: string) =>
    text.replace(/ﬂ°°(\d+)¶ß/g, (_all, digits: string) => String.fromCodePoint(Number(digits)));
  return flow.getEdges().map(({ start, end }) => `${shown(label(start))} > ${shown(label(end))}`);
}

it('draws what Mermaid parses: each edge once, within what GitLab renders', async () => {
  const name = fc.stringMatching(/^[@A-Za-z0-9_./() "#&;|<>-]{1,40}$/).filter((text) => text.trim() === text);
  const graph = fc.uniqueArray(name, { minLength: 1, maxLength: 50 }).chain((names) =>
    fc.record({
      names: fc.constant(names),
      pairs: fc.uniqueArray(fc.tuple(fc.nat(names.length - 1), fc.nat(names.length - 1)), {
        maxLength: 90,
        selector: (pair) => pair.join(),
      }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(graph, async ({ names, pairs }) => {
      const at = (index: number) => names[index] ?? '';
      const edges = pairs.map(([from, to]) => ({ from: at(from), to: at(to), claim: 'c1' }));
      const modules = names.map((one, index) => ({ name: one, path: `p${index % 3}/${index}`, claim: 'c1' }));
      const diagrams = drawDiagrams({ modules, edges });
      expect(diagrams.length).toBeLessThanOrEqual(MOST_BLOCKS);
      const found: string[] = [];
      for (const { source } of diagrams) {
        expect(source.length).toBeLessThanOrEqual(MOST_CHARACTERS);
        expect(source).not.toContain('&');
        found.push(...(await edgesIn(source)));
      }
      expect(found.sort()).toEqual(
        shownEdges({ modules, edges })
          .map(({ from, to }) => `${from} > ${to}`)
          .sort(),
      );
    }),
    { numRuns: 15 },
  );
});

it('is the parser that refuses what is no flowchart', async () => {
  await expect(edgesIn('flowchart LR\n  n1["a"] -->')).rejects.toThrow(/Parse error/);
});
