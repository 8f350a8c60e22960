// Which word of a shell's or an interpreter's command line is the file that it runs, and which the text of a shell's `-c`.
import type { Word } from '@agent-harness/contracts';

/**
 * @param words behind the name
 * @param shell its `-o` takes a value, and with `-s` all words are arguments of standard input
 */
export function scriptFile(words: readonly Word[], shell: boolean): Word | null {
  const at = operandAt(words, 0, shell);
  const readsInput =
    shell && words.slice(0, at).some(({ text }) => /^-[A-Za-z]*s[A-Za-z]*$/u.test(text ?? ''));
  return readsInput ? null : (words[at] ?? null);
}

/** @returns the text that a shell's `-c` runs, null where none is given, undefined without `-c` */
export function inlineText(words: readonly Word[]): Word | null | undefined {
  const flag = words.findIndex(({ text }) => /^-[A-Za-z]*c[A-Za-z]*$/u.test(text ?? ''));
  return flag < 0 ? undefined : (words[operandAt(words, flag, true)] ?? null);
}

/** Behind the options: each `o` among a shell's letters takes a word, as in `bash -ceo pipefail text`. */
function operandAt(words: readonly Word[], from: number, shell: boolean): number {
  let at = from;
  while (at < words.length) {
    const text = words[at]?.text ?? '';
    if (!/^[-+]/u.test(text)) break;
    const values = shell && /^[-+][A-Za-z]/u.test(text) ? text.replaceAll(/[^o]/giu, '').length : 0;
    at += 1 + values;
  }
  return at;
}

/** Without quotes an expansion may come to nothing; in them only that of the arguments does. */
export function couldVanish({ text, source }: Word): boolean {
  return text === null && (!source.startsWith('"') || source.includes('@'));
}
