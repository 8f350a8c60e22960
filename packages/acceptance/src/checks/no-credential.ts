// `no-credential`: no output holds anything that is shaped like a credential.
import type { Finding } from '@agent-harness/contracts';
import type { OutputFile } from '../outputs/read-outputs.ts';
import { credentialShapes } from './credential-shapes.ts';

/** Invisible characters, which would split a credential for a machine and not for a reader who copies it. */
const INVISIBLE = /\p{Cf}/gu;

/** Says which kind and where, never the text itself: a report is kept and shown. */
export function checkNoCredential(files: readonly OutputFile[]): Finding[] {
  return files.flatMap(({ path, text }) =>
    [path, ...text.replaceAll(INVISIBLE, '').split('\n')].flatMap((line, index) =>
      credentialShapes
        .filter(({ shape }) => shape.test(line))
        .map(({ what }) => ({
          file: path,
          line: index === 0 ? null : index,
          message: index === 0 ? `the file's name has the shape of ${what}` : `has the shape of ${what}`,
        })),
    ),
  );
}
