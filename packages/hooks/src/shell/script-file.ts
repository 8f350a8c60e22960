// Which word of a shell's or an interpreter's command line is the file that it runs, unless it runs its standard input.
import type { Word } from '@agent-harness/contracts';

/**
 * @param words behind the name
 * @param shell its `-o` takes a value, and with `-s` all words are arguments of standard input
 */
export function scriptFile(words: readonly Word[], shell: boolean): Word | null {
  const at = words.findIndex(
    ({ text }, index) =>
      !/^[-+]/u.test(text ?? 'x') && !(shell && /^[-+][a-z]*o$/iu.test(words[index - 1]?.text ?? '')),
  );
  const readsInput =
    shell && words.slice(0, Math.max(at, 0)).some(({ text }) => /^-[A-Za-z]*s[A-Za-z]*$/u.test(text ?? ''));
  return readsInput ? null : (words[at] ?? null);
}

/** Without quotes an expansion may come to nothing; in them only that of the arguments does. */
export function couldVanish({ text, source }: Word): boolean {
  return text === null && (!source.startsWith('"') || source.includes('@'));
}
