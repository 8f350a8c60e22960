// Reads the document of one level: the shipped baseline, or what a project keeps in its repository.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContractError, HarnessError, parse } from '@agent-harness/contracts';
import { shippedFolder } from '../shipped-folder.ts';
import type { LevelDocument } from './level-document.ts';

/** Where a project keeps its tightening, from the root of its repository. */
export const PROJECT_POLICY = '.agent-harness/policy.json';

/** A project's document comes from a repository that nobody vouches for. Bytes. */
const MAX_LEVEL_BYTES = 64 * 1024;

/**
 * @param file where the text came from
 * @throws ContractError; HarnessError `policy.level-size`
 */
export function readLevel(text: string, file: string): LevelDocument {
  if (Buffer.byteLength(text) > MAX_LEVEL_BYTES)
    throw new HarnessError(
      'policy.level-size',
      `${file} has more than ${MAX_LEVEL_BYTES} bytes`,
      'keep to what the project must forbid',
    );
  return { file, document: parse('policy-level', parsed(text, file), file) };
}

/** The organisation's baseline, which the security team edits. */
export function loadBaseline(
  file: string = join(shippedFolder('baseline'), 'organisation.json'),
): LevelDocument {
  return readLevel(readFileSync(file, 'utf8'), file);
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ContractError('policy-level', file, [
      { pointer: '', expected: 'JSON', found: (cause as Error).message },
    ]);
  }
}
