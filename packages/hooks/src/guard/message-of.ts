// What something that was thrown says.

export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
