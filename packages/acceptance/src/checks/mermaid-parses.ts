// `mermaid-parses`: each file has diagrams, mermaid itself can read them, and they connect something.
import type { Finding } from '@agent-harness/contracts';
import { type Fence, readMarkdown } from '../outputs/markdown.ts';
import type { Diagram } from '../mermaid/open-mermaid.ts';
import type { OutputFile } from '../outputs/read-outputs.ts';
import type { CheckOf, Ground } from './ground.ts';

export async function checkMermaidParses(
  check: CheckOf<'mermaid-parses'>,
  files: readonly OutputFile[],
  { mermaid }: Pick<Ground, 'mermaid'>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { path, text } of files) {
    const fences = readMarkdown(text).fences.filter(({ language }) => language === 'mermaid');
    for (const fence of fences) {
      const fault = fence.closed ? faultOf(await mermaid.read(fence.text), fence) : unclosed(fence);
      if (fault) findings.push({ file: path, ...fault });
    }
    if (fences.length < check['at-least'])
      findings.push({
        file: path,
        line: null,
        message: `has ${fences.length} Mermaid diagrams; at least ${check['at-least']} are required`,
      });
  }
  return findings;
}

function unclosed(fence: Fence): Omit<Finding, 'file'> {
  return { line: fence.line, message: 'the diagram is not closed: its last line of ``` is missing' };
}

function faultOf(diagram: Diagram, fence: Fence): Omit<Finding, 'file'> | null {
  if (diagram.kind === 'broken') {
    // mermaid counts lines in the diagram; the finding's line is the file's.
    const reason = (diagram.message.split('\n')[0] ?? '').replace(/ on line \d+:?$/, '');
    return { line: fence.line + (diagram.line ?? 0), message: `the diagram is broken: ${reason}` };
  }
  if (diagram.connections === null)
    return {
      line: fence.line,
      message: `a ${diagram.type} diagram connects nothing; draw a flowchart, class, state, sequence, er or C4 diagram`,
    };
  return diagram.connections > 0 ? null : { line: fence.line, message: 'the diagram has nodes but no edges' };
}
