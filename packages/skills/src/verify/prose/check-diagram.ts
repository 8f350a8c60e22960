// Mermaid blocks: a closed little grammar, nodes that are modules, arrows that are edge claims, a size that hosts render.
import type { Claim } from '../../claims/claim.ts';
import { unescapeLabel } from '../../text/mermaid.ts';
import type { Report } from '../report.ts';
import type { Document } from './document.ts';

// GitLab draws what is more than this on request only.
const MOST_CHARACTERS = 2_000;
const MOST_BLOCKS = 50;
const MOST_AMPERSANDS = 30;
const NODE = /^\s*([A-Za-z]\w*)\["([^"[\]]*)"\]$/;
const ARROW = /^\s*([A-Za-z]\w*) --> ([A-Za-z]\w*)$/;
const FRAME = /^\s*(?:subgraph [A-Za-z]\w*\["[^"[\]]*"\]|end)$/;

/** @returns how many arrows were drawn */
export function checkDiagrams(
  file: string,
  document: Document,
  modules: ReadonlySet<string>,
  claims: ReadonlyMap<string, Claim>,
  report: Report,
): number {
  const edges = new Set(
    [...claims.values()].filter((claim) => claim.kind === 'edge').map(({ from, to }) => key(from, to)),
  );
  let drawn = 0;
  const fences = document.fences.filter(({ info }) => info === 'mermaid');
  if (fences.length > MOST_BLOCKS)
    report(file, null, `holds ${fences.length} diagrams, more than ${MOST_BLOCKS}`);
  for (const fence of fences) {
    const lines = fence.text.replace(/\n$/, '').split('\n');
    const say = (index: number, message: string) => report(file, fence.line + 1 + index, message);
    if (fence.text.length > MOST_CHARACTERS + 1)
      say(0, `a diagram has ${fence.text.length} characters, more than ${MOST_CHARACTERS}`);
    if (fence.text.split('&').length - 1 > MOST_AMPERSANDS)
      say(0, `a diagram has more than ${MOST_AMPERSANDS} ampersands`);
    if (lines[0] !== 'flowchart LR') say(0, 'a diagram must begin with `flowchart LR`');
    const labels = new Map<string, string>();
    lines.slice(1).forEach((line, position) => {
      const [node, arrow] = [NODE.exec(line), ARROW.exec(line)];
      if (node) {
        const name = unescapeLabel(node[2] ?? '');
        labels.set(node[1] ?? '', name);
        if (!modules.has(name)) say(position + 1, `${JSON.stringify(name)} is no module of this repository`);
      } else if (arrow) {
        drawn += 1;
        const [from, to] = [labels.get(arrow[1] ?? ''), labels.get(arrow[2] ?? '')];
        if (from === undefined || to === undefined)
          say(position + 1, 'an arrow joins a node that is not declared above it');
        else if (!edges.has(key(from, to)))
          say(position + 1, `no edge claim leads from ${JSON.stringify(from)} to ${JSON.stringify(to)}`);
      } else if (!FRAME.test(line)) say(position + 1, `a diagram cannot hold ${JSON.stringify(line)}`);
    });
  }
  return drawn;
}

function key(from: string, to: string): string {
  return JSON.stringify([from, to]);
}
