// One line a step, for a person or as JSON.

export interface Progress {
  /** A step begins; its line is printed when it ends. */
  step<Value>(name: string, work: () => Promise<Value>, detail: (value: Value) => string): Promise<Value>;
  /** A fact inside a step. */
  note(line: string): void;
}

export type Write = (text: string) => void;

/** @param now milliseconds, for the time a step took */
export function textProgress(write: Write, now: () => number = Date.now): Progress {
  return {
    async step(name, work, detail) {
      const start = now();
      try {
        const value = await work();
        write(`  ok    ${name.padEnd(10)} ${detail(value)} (${seconds(now() - start)})\n`);
        return value;
      } catch (error) {
        write(`  FAIL  ${name}\n`);
        throw error;
      }
    },
    note: (line) => write(`        ${line}\n`),
  };
}

export function jsonProgress(write: Write, now: () => number = Date.now): Progress {
  const line = (value: object): void => write(`${JSON.stringify(value)}\n`);
  return {
    async step(name, work, detail) {
      const start = now();
      try {
        const value = await work();
        line({ step: name, ok: true, detail: detail(value), ms: now() - start });
        return value;
      } catch (error) {
        line({ step: name, ok: false, ms: now() - start });
        throw error;
      }
    },
    note: (text) => line({ note: text }),
  };
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
