// What came of one attempt.

export interface Result {
  contained: boolean;
  saw: string;
}

/** The kernel's name for what went wrong. */
export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
