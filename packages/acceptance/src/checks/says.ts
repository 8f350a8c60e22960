// `says` and `never-says`: texts that an expert knows must, or must not, be in what this case gives.
import type { Finding } from '@agent-harness/contracts';
import type { OutputFile } from '../outputs/read-outputs.ts';
import type { CheckOf } from './ground.ts';

/** As it is written, wherever a line breaks. */
export function checkSays({ texts }: CheckOf<'says'>, files: readonly OutputFile[]): Finding[] {
  return files.flatMap(({ path, text }) =>
    texts
      .filter((wanted) => !oneLine(text).includes(oneLine(wanted)))
      .map((wanted) => ({ file: path, line: null, message: `does not say "${wanted}"` })),
  );
}

/** Whatever the letters' case, invisible characters and line breaks in it. */
export function checkNeverSays({ texts }: CheckOf<'never-says'>, files: readonly OutputFile[]): Finding[] {
  return files.flatMap(({ path, text }) =>
    texts
      .filter((unwanted) => folded(text).includes(folded(unwanted)))
      .map((unwanted) => {
        const line = text.split('\n').findIndex((one) => folded(one).includes(folded(unwanted))) + 1;
        return { file: path, line: line === 0 ? null : line, message: `says "${unwanted}"` };
      }),
  );
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

const folded = (text: string): string =>
  oneLine(text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '')).toLowerCase();
