// Diagrams stay within what hosts render and lose no edge when they are split.
import { describe, expect, it } from 'vitest';
import { drawDiagrams, MOST_CHARACTERS } from './diagram.ts';

function architecture(count: number, fanOut: number) {
  const modules = Array.from({ length: count }, (_, at) => ({
    name: `@shop/module-${at}`,
    path: `${at % 2 ? 'apps' : 'libs'}/module-${at}`,
    claim: `c${at}`,
  }));
  const edges = modules.flatMap(({ name }, at) =>
    modules.slice(at + 1, at + 1 + fanOut).map((to) => ({ from: name, to: to.name, claim: 'c0' })),
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
    expect(drawDiagrams(architecture(3, 1))).toEqual([
      {
        name: '',
        source:
          'flowchart LR\n  n1["#64;shop/module-0"]\n  n2["#64;shop/module-1"]\n  n3["#64;shop/module-2"]\n  n1 --> n2\n  n2 --> n3',
      },
    ]);
  });

  it.each([
    [40, 3],
    [90, 0],
    [70, 60],
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
