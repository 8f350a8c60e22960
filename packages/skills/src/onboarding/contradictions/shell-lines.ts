// The commands in the shell blocks of a Markdown document.
import { type Command, forEachChild, parse, type SyntaxNode } from 'unbash';

export interface ShellLine {
  /** 1-based line in the document. */
  line: number;
  /** As written, without its prompt. */
  text: string;
  /** Each simple command as its literal words; a word that a shell would compute is `null`. */
  commands: (string | null)[][];
}

const SHELL = /^(sh|bash|shell|zsh|console|shell-session|terminal)\b/i;

export function shellLines(markdown: string): ShellLine[] {
  const found: ShellLine[] = [];
  let fence: { mark: string; shell: boolean; prompted: boolean } | null = null;
  for (const [index, content] of markdown.split('\n').entries()) {
    const [, mark, info = ''] = /^\s*(`{3,}|~{3,})\s*(.*)$/.exec(content) ?? [];
    if (mark !== undefined) {
      if (fence === null)
        fence = { mark, shell: SHELL.test(info), prompted: /console|session|terminal/i.test(info) };
      else if (info === '' && mark.startsWith(fence.mark)) fence = null;
      continue;
    }
    if (fence === null || !fence.shell) continue;
    const prompt = /^\s*[$%]\s+/.exec(content)?.[0];
    // In a recorded session the lines without a prompt are output.
    if (fence.prompted && prompt === undefined) continue;
    const text = content.slice(prompt?.length ?? 0).trim();
    if (text !== '' && !text.startsWith('#'))
      found.push({ line: index + 1, text, commands: commandsOf(text) });
  }
  return found;
}

/** Every simple command of a line, in order, also inside lists and pipes. */
export function commandsOf(text: string): (string | null)[][] {
  const found: (string | null)[][] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Command') {
      const { name, suffix } = node as Command;
      const words = [...(name ? [name] : []), ...suffix];
      found.push(words.flatMap((word) => (word.type === 'Word' ? [literal(word)] : [])));
    }
    forEachChild(node, visit);
  };
  try {
    visit(parse(text));
  } catch {
    return [];
  }
  return found;
}

function literal(word: { value: string; parts?: readonly { type: string }[] | undefined }): string | null {
  const computed = (word.parts ?? []).some((part) => /Expansion|Substitution|Glob/.test(part.type));
  return computed ? null : word.value;
}
