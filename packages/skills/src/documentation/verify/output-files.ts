// The files that the documents of a run are.
import type { Declared } from '../../verify/read-outputs.ts';
import { RECORD, STATE_FILE } from '../state/state.ts';

const FOLDER = 'decisions/';

export const isRecord = (path: string): boolean =>
  path.startsWith(FOLDER) && RECORD.test(path.slice(FOLDER.length));

export const DECLARED: Declared = {
  required: ['decisions/README.md', STATE_FILE, 'architecture.md', 'evidence.json'],
  optional: isRecord,
  mostMb: 4,
};
