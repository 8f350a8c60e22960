// The kernel's name for what went wrong, as programs in the container report it.

export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
