// Text that a tool would store and that acts when a person opens it: links that run, pictures that report back.
import type { ToolEvent } from '@agent-harness/contracts';
import type { Finding } from '../../policy/verdicts.ts';

/** Tools that store text for people. */
const STORES = new Set(['Write', 'Edit', 'MultiEdit', 'NotebookEdit', 'Artifact', 'StructuredOutput']);

const PATTERNS: readonly (readonly [rule: string, pattern: RegExp])[] = [
  [
    'content.script-link',
    /(?:\]\(|href\s*=\s*["']?|src\s*=\s*["']?|click\s+\w+\s+(?:href\s+)?["'])\s*(?:javascript|vbscript|data:text\/html)\s*:/iu,
  ],
  [
    'content.script',
    /<script[\s>]|<iframe[\s>]|<object[\s>]|<embed[\s>]|<[a-z][^<>]{0,400}\son(?:load|error|click|mouseover|focus|toggle)\s*=/iu,
  ],
  [
    'content.diagram-click',
    /^[ \t]*click[ \t]+[\w-]+[ \t]+(?:call\b|href\b|"[^"\n]*(?:https?:|javascript:)|[A-Za-z_]\w*\s*\()/imu,
  ],
  [
    'content.beacon',
    /!\[[^\]\n]{0,300}\]\(\s*<?(?:https?:)?\/\/[^)\s]{0,2000}\)?|<img\b[^>]{0,400}\bsrc\s*=\s*["']?(?:https?:)?\/\//iu,
  ],
];

/** One of these is in all that a pattern finds, and none finds less than this. */
const POSSIBLE = /[<\]]|href|src|click/iu;
const SHORTEST = '![](//'.length;

export function activeContent({ tool, texts }: ToolEvent): Finding[] {
  if (tool === null || !STORES.has(tool)) return [];
  return (
    texts
      .filter(
        ({ text, direction }) => direction === 'to-tool' && text.length >= SHORTEST && POSSIBLE.test(text),
      )
      // The text that is replaced is there already.
      .filter(({ from }) => from.startsWith('/tool_input/') && !from.endsWith('/old_string'))
      .flatMap(({ text, from }) =>
        PATTERNS.flatMap(([rule, pattern]) => {
          const found = pattern.exec(text)?.[0];
          return found === undefined ? [] : [{ rule, words: [from, found.slice(0, 80)] }];
        }),
      )
  );
}
