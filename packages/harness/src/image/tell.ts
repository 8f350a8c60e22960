// How the image commands speak: progress on stderr, one result on stdout.
export const tell = (line: string): void => {
  process.stderr.write(`harness: ${line}\n`);
};

export function print(json: boolean, value: unknown, render: () => string): void {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : render());
}
