// The documents that who starts a run hands over: read once, checked against the manifest, kept for the record.
import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isUtf8 } from 'node:buffer';
import { HarnessError, type SkillManifest, describeError } from '@agent-harness/contracts';
import { sha256 } from '../files/digests.ts';

type Declared = NonNullable<SkillManifest['inputs']>[number];

export interface Input {
  name: string;
  bytes: Buffer;
  /** `sha256:…` of the bytes. */
  digest: string;
}

/**
 * @param given file by name of the input; `-` is standard input
 * @throws HarnessError `input.unknown`, `input.missing`, `input.unreadable`, `input.too-large`, `input.malformed`
 */
export async function readInputs(
  { name: skill, inputs = [] }: Pick<SkillManifest, 'name' | 'inputs'>,
  given: Readonly<Record<string, string>>,
): Promise<Input[]> {
  const known = inputs.map(({ name }) => name);
  for (const name of Object.keys(given))
    if (!known.includes(name))
      throw new HarnessError(
        'input.unknown',
        `skill ${skill} takes no input ${name}`,
        known.length === 0 ? 'leave --input out' : `it takes: ${known.join(', ')}`,
      );
  const read: Input[] = [];
  for (const declared of inputs) {
    const file = given[declared.name];
    if (file !== undefined) read.push(await readInput(declared, file));
    else if (declared.required)
      throw new HarnessError(
        'input.missing',
        `skill ${skill} needs the input ${declared.name}: ${declared.what}`,
        `give it with --input ${declared.name}=<file>`,
      );
  }
  return read;
}

/** One file for each, named as the input is. */
export async function writeInputs(folder: string, inputs: readonly Input[]): Promise<void> {
  await mkdir(folder);
  for (const { name, bytes } of inputs) await writeFile(join(folder, name), bytes, { mode: 0o644 });
}

async function readInput({ name, format, maxKb }: Declared, file: string): Promise<Input> {
  const bytes = await readBounded(file, maxKb * 1024).catch((cause: unknown) => {
    throw new HarnessError('input.unreadable', `input ${name}: ${describeError(cause)}`, 'name a file that can be read'); // prettier-ignore
  });
  if (bytes.length > maxKb * 1024)
    throw new HarnessError(
      'input.too-large',
      `input ${name} (${file}) is larger than ${maxKb} KB`,
      'hand over the document alone, not an archive of it',
    );
  if (!isUtf8(bytes)) throw malformed(name, file, 'UTF-8 text');
  if (format === 'json') {
    try {
      JSON.parse(bytes.toString('utf8'));
    } catch {
      throw malformed(name, file, 'JSON');
    }
  }
  return { name, bytes, digest: sha256(bytes) };
}

/** @returns at most one byte more than the limit: no file is too large to be refused */
async function readBounded(file: string, limit: number): Promise<Buffer> {
  await using handle = await open(file === '-' ? '/dev/stdin' : file);
  const buffer = Buffer.alloc(limit + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length);
    if (bytesRead === 0) return buffer.subarray(0, length);
    length += bytesRead;
  }
}

function malformed(name: string, file: string, expected: string): HarnessError {
  return new HarnessError(
    'input.malformed',
    `input ${name} (${file}) is not ${expected}`,
    'hand over the document as it was sent',
  );
}
