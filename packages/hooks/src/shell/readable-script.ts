// A script word whose commands can be read although values in it cannot: `sh -c "echo $VERSION"`.
import type { Word } from '@agent-harness/contracts';

/** @returns its text with the variables left in, or null where a variable or a substitution may be code itself */
export function readableScript({ text, source }: Word): string | null {
  if (text !== null) return text;
  const inner = /^"((?:[^"\\`]|\\.)*)"$/su.exec(source)?.[1];
  if (inner === undefined || /\$\(|\$\{[^}]*[^\w}]/u.test(inner)) return null;
  // Where a command is expected, a variable is one; so is what follows a separator.
  if (/(?:^|[;&|({\n]|\b(?:if|elif|then|else|while|until|do|eval|exec))\s*\$/u.test(inner)) return null;
  return inner.replace(/\\(["\\$`])/gu, '$1');
}
