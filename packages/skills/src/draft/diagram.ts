// Draws modules and the edges between them as Mermaid blocks that hosts still render.
import { posix } from 'node:path';
import type { ArchitectureFile } from '../architecture/architecture-file.ts';
import { escapeLabel } from '../text/mermaid.ts';
import { reduceEdges } from './reduce-edges.ts';

export interface Diagram {
  /** Subsystem, or empty for the whole. */
  name: string;
  /** Mermaid source, without its fence. */
  source: string;
}

/** What GitLab renders without being asked (render_sandboxed_mermaid.js): characters in a block, blocks on a page. */
export const MOST_CHARACTERS = 2_000;
export const MOST_BLOCKS = 50;

type Drawn = Pick<ArchitectureFile, 'modules' | 'edges'>;

/** A drawing with more arrows than this, and than this for each module, shows nothing. */
const MANY_ARROWS = 20;
const MOST_ARROWS = 1.5;

/** The edges to draw: all, or in a dense graph those that do not follow from others. */
export function shownEdges({ modules, edges }: Drawn): Drawn['edges'] {
  return edges.length > Math.max(MANY_ARROWS, modules.length * MOST_ARROWS) ? reduceEdges(edges) : edges;
}

/** One diagram when it fits; else one for each parent folder of modules, cut further where that is still too long. */
export function drawDiagrams({ modules, edges: all }: Drawn): Diagram[] {
  const edges = shownEdges({ modules, edges: all });
  const ids = new Map(modules.map((module, index) => [module.name, `n${index + 1}`]));
  const names = modules.map((module) => module.name);
  const whole = draw(ids, names, edges);
  if (whole.length <= MOST_CHARACTERS) return [{ name: '', source: whole }];
  const groups = new Map<string, string[]>();
  for (const { name, path } of modules) {
    const folder = posix.dirname(path);
    groups.set(folder, [...(groups.get(folder) ?? []), name]);
  }
  return [...groups].flatMap(([folder, members]) => {
    const own = edges.filter((edge) => members.includes(edge.from));
    const drawn = new Set(own.flatMap((edge) => [edge.from, edge.to]));
    const alone = members.filter((name) => !drawn.has(name));
    const parts = cut(ids, alone, own);
    return parts.map((source, index) => ({
      name: parts.length > 1 ? `${folder} (${index + 1} of ${parts.length})` : folder,
      source,
    }));
  });
}

type Edges = readonly { from: string; to: string }[];

function cut(ids: ReadonlyMap<string, string>, alone: readonly string[], edges: Edges): string[] {
  const parts: string[] = [];
  let names: string[] = [];
  let links: { from: string; to: string }[] = [];
  const flush = () => {
    if (names.length + links.length > 0) parts.push(draw(ids, names, links));
    [names, links] = [[], []];
  };
  for (const edge of edges) {
    if (draw(ids, names, [...links, edge]).length > MOST_CHARACTERS) flush();
    links.push(edge);
  }
  for (const name of alone) {
    if (draw(ids, [...names, name], links).length > MOST_CHARACTERS) flush();
    names.push(name);
  }
  flush();
  return parts;
}

function draw(ids: ReadonlyMap<string, string>, names: readonly string[], edges: Edges): string {
  const shown = new Set([...names, ...edges.flatMap((edge) => [edge.from, edge.to])]);
  const nodes = [...ids]
    .filter(([name]) => shown.has(name))
    .map(([name, id]) => `  ${id}["${escapeLabel(name)}"]`);
  const arrows = edges.map((edge) => `  ${ids.get(edge.from) ?? ''} --> ${ids.get(edge.to) ?? ''}`);
  return ['flowchart LR', ...nodes, ...arrows].join('\n');
}
