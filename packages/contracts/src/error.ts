// The one error base class: a closed code, what happened, and what to do instead.

export class HarnessError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly instead: string;

  /**
   * @param code    stable identifier, `<area>.<what>`
   * @param message what happened, and where
   * @param instead what the reader can do about it
   */
  constructor(code: Code, message: string, instead: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'HarnessError';
    this.code = code;
    this.instead = instead;
  }
}

/** The text a person reads: message, then what to do, then the code. */
export function describeError(error: unknown): string {
  if (error instanceof HarnessError) return `${error.message}\n  instead: ${error.instead} [${error.code}]`;
  return error instanceof Error ? error.message : String(error);
}
