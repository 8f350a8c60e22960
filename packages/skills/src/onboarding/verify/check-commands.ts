// Every line that a reader is told to type: it is a command that exists, in the folder that is named, and safe to type.
import type { Claim } from '../../claims/claim.ts';
import { citedIn } from '../../claims/cited-in.ts';
import type { Report } from '../../verify/report.ts';
import type { Document } from '../../verify/prose/document.ts';
import { dangersOf, isPlainCommand } from '../unsafe-shell.ts';

export const SHELL = 'sh';

/** @returns how many lines there were to type */
export function checkCommands(
  file: string,
  document: Document,
  claims: ReadonlyMap<string, Claim>,
  report: Report,
): number {
  const blocks = document.sections.flatMap((section) => section.blocks).filter((block) => block.text !== '');
  let typed = 0;
  for (const fence of document.fences.filter(({ info }) => info === SHELL)) {
    const before = blocks.findLast((block) => block.line < fence.line)?.text ?? '';
    const cited = citedIn(before)
      .map(({ id }) => claims.get(id))
      .filter((claim) => claim?.kind === 'command');
    for (const [index, text] of fence.text.split('\n').slice(0, -1).entries()) {
      const say = (message: string) => report(file, fence.line + 1 + index, message);
      typed += 1;
      const claim = cited.find((candidate) => candidate.command === text);
      if (claim === undefined) {
        say(`cmd.exists: no claim cited above the block makes ${JSON.stringify(text)} possible`);
        continue;
      }
      if (claim.folder !== '' && !before.includes(`\`${claim.folder}\``))
        say(`cmd.exists: the text above must name the folder ${JSON.stringify(claim.folder)}`);
      const dangers = dangersOf(claim.runs);
      if (!isPlainCommand(text))
        say('cmd.safe: must be one plain command without pipes, lists or substitutions');
      else if (dangers.length > 0) say(`cmd.safe: what it runs ${dangers.join(' and ')}`);
    }
  }
  return typed;
}
