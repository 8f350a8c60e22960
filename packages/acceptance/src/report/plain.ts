// Text that an agent wrote, made safe to print: one line, no control, direction or invisible characters.

export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
}
