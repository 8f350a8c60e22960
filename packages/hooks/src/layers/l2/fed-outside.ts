// Names that a pipeline edits before `xargs` or a loop opens them: no word of it may spell a place outside.
import type { Program } from '@agent-harness/contracts';
import { isListed } from '../../shell/fed-words.ts';
import type { Finding } from '../../policy/verdicts.ts';

/** Top folders of the container's image; a listing inside the roots never prints them. */
const SYSTEM_FOLDER =
  /(?:^|[^\w.*])\/(?:bin|boot|dev|etc|home|lib|lib64|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var)(?![\w.-])|\.\.\//u;

export function fedOutside(program: Program): Finding[] {
  if (!program.commands.some(({ via, words }) => via.includes('xargs') || words.some(isListed))) return [];
  const words = program.commands.flatMap((command) =>
    command.words.map(({ text, source }) => text ?? source),
  );
  const found = words.filter(
    (word) => SYSTEM_FOLDER.test(word.replaceAll('\\', '')) && !/^\/dev\/null$/u.test(word),
  );
  return found.length > 0 ? [{ rule: 'path.fed', words: found }] : [];
}
