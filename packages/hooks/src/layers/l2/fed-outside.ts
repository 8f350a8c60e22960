// Names that a pipeline edits before `xargs` or a loop opens them: no word of it may spell a place outside.
import type { Program } from '@agent-harness/contracts';
import { INLINE_TEXT, isListed } from '../../shell/fed-words.ts';
import { isOverNames } from '../../shell/given-names.ts';
import type { Finding } from '../../policy/verdicts.ts';

/** Top folders of the container's image; a listing inside the roots never prints them. */
const SYSTEM_FOLDER =
  /(?:^|[^\w.*])\/(?:bin|boot|dev|etc|home|lib|lib64|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var)(?![\w.-])|\.\.\//u;
/** Behind a value that may be empty; of these, projects seldom have one of their own. */
const BEHIND_NOTHING = /\$\w+\/(?:boot|dev|etc|home|proc|root|run|sys)(?![\w.-])/u;

/** They cut a name out of a text, and open nothing. */
const ONLY_CUTS = /^(?:base|dir)name$/u;

export function fedOutside(program: Program): Finding[] {
  const opens = ({ name, via, words }: Program['commands'][number]) =>
    via.includes('xargs') || (words.some(isListed) && !ONLY_CUTS.test(name ?? ''));
  if (!program.commands.some(opens)) return [];
  // A text that is read as a program of its own has its words there.
  const read = new Set(program.commands.filter(isOverNames).map(({ words }) => words[INLINE_TEXT]));
  const words = program.commands
    .flatMap((command) => command.words.filter((word) => !read.has(word)))
    .map(({ text, source }) => text ?? source);
  const found = words.filter(
    (word) =>
      (SYSTEM_FOLDER.test(word.replaceAll('\\', '')) && !/^\/dev\/null$/u.test(word)) ||
      BEHIND_NOTHING.test(word),
  );
  return found.length > 0 ? [{ rule: 'path.fed', words: found }] : [];
}
