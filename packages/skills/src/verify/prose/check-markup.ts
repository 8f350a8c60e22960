// Refuses markup that could act on a reader: HTML, images, foreign links, hidden characters, other fences.
import { hasInvisible } from '../../text/clean.ts';
import type { Report } from '../report.ts';
import type { Document } from './document.ts';

/**
 * @param files paths of all outputs, for links between them
 * @param fences info strings of the fences that may stand there
 */
export function checkMarkup(
  file: string,
  text: string,
  document: Document,
  files: ReadonlySet<string>,
  report: Report,
  fences: readonly string[] = ['mermaid'],
): void {
  text.split('\n').forEach((line, index) => {
    if (hasInvisible(line)) report(file, index + 1, 'holds a character that a reader cannot see');
  });
  for (const fence of document.fences) {
    if (!fences.includes(fence.info))
      report(
        file,
        fence.line,
        `a code fence must be ${fences.join(' or ')}, found ${JSON.stringify(fence.info)}`,
      );
  }
  for (const { line, text: content } of document.prose) {
    const say = (message: string) => report(file, line, message);
    // A span that runs on would hide from this line what a renderer shows.
    if (/(?<!\\)`/.test(content)) say('a code span must end on its line');
    if (/(?<!\\)<[A-Za-z/!?]/.test(content)) say('holds HTML or an autolink');
    if (/(?<!\\)!\[/.test(content)) say('holds an image');
    if (/^\s{0,3}\[[^\]]+\]:/.test(content)) say('defines a link reference');
    if (/\b(?:https?|ftp|file|javascript|data|vbscript):(?:\/\/|\S)/i.test(content)) say('holds a bare link');
    if (/&(?!(?:lt|gt|amp);)#?\w+;/.test(content)) say('holds a character reference');
    if (/\{\{|\{%|\[\[/.test(content.replace(/\\[{[]/g, ''))) say('holds a template or wiki link');
    for (const match of content.matchAll(/(?<!\\)\]\(([^)]*)\)/g))
      checkLink(file, match[1] ?? '', files, say);
  }
}

function checkLink(
  file: string,
  target: string,
  files: ReadonlySet<string>,
  say: (message: string) => void,
): void {
  if (/^#[a-z0-9-]+$/.test(target)) return;
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const path = target.startsWith('../') && folder !== '' ? target.slice(3) : `${folder}${target}`;
  if (!files.has(path)) say(`links to ${JSON.stringify(target)}, which is no output of this run`);
}
