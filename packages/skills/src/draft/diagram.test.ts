// Diagrams stay within what hosts render and lose no edge when they are split.
import { describe, expect, it } from 'vitest';
import { drawDiagrams, MOST_CHARACTERS, shownEdges } from './diagram.ts';

function architecture(count: number, fanOut: number) {
  const modules = Array.from({ length: count }, (_, at) => ({
    name: `@shop/module-${at}`,
    path: `${at % 2 ? 'apps' : 'libs'}/module-${at}`,
    claim: `c${at}`,
  }));
  // From the first half to the second: no arrow follows from others.
  const half = Math.floor(count / 2);
  const edges = modules.slice(0, half).flatMap(({ name }, at) =>
    Array.from({ length: fanOut }, (_, step) => ({
      from: name,
      to: modules[half + ((at + step) % half)]?.name ?? '',
      claim: 'c0',
    })),
  );
  return { modules, edges };
}

const arrows = (sources: readonly string[]) =>
  sources.flatMap((source) => {
    const labels = new Map(
      [...source.matchAll(/^ {2}(n\d+)\["(.*)"\]$/gm)].map((match) => [match[1], match[2]]),
    );
    return [...source.matchAll(/^ {2}(n\d+) --> (n\d+)$/gm)].map(
      (match) => `${labels.get(match[1])} ${labels.get(match[2])}`,
    );
  });

describe('drawDiagrams', () => {
  it('draws one when it fits', () => {
    expect(drawDiagrams(architecture(2, 1))).toEqual([
      {
        name: '',
        source: 'flowchart LR\n  n1["#64;shop/module-0"]\n  n2["#64;shop/module-1"]\n  n1 --> n2',
      },
    ]);
  });

  it('leaves out what follows from other arrows, of many only', () => {
    const names = Array.from('abcdefghi');
    const modules = names.map((name) => ({ name, path: name, claim: 'c1' }));
    const edges = names.flatMap((from, at) => names.slice(at + 1).map((to) => ({ from, to, claim: 'c2' })));
    const chain = names.slice(1).map((to, at) => `${names[at]} ${to}`);
    expect(arrows(drawDiagrams({ modules, edges }).map(({ source }) => source))).toEqual(chain);
    expect(shownEdges({ modules, edges: edges.slice(0, 12) })).toHaveLength(12);
  });

  it.each([
    [40, 4],
    [90, 0],
    [70, 30],
  ])('splits %i modules with %i edges each, and loses none', (count, fanOut) => {
    const whole = architecture(count, fanOut);
    const diagrams = drawDiagrams(whole);
    expect(diagrams.length).toBeGreaterThan(1);
    for (const { source } of diagrams) expect(source.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(arrows(diagrams.map((diagram) => diagram.source))).toHaveLength(whole.edges.length);
    expect(new Set(arrows(diagrams.map((diagram) => diagram.source))).size).toBe(whole.edges.length);
    const all = diagrams.map((diagram) => diagram.source).join('\n');
    for (const { name } of whole.modules) expect(all).toContain(`"#64;${name.slice(1)}"`);
  });
});
