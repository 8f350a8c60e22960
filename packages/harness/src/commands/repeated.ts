// The parser of an option that may be given again, once for each value.

export const repeated = (text: string, before: readonly string[] = []): string[] => [...before, text];
