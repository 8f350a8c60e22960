// Where a package's sources are, in the clone that this command runs from.
import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HarnessError } from '@agent-harness/contracts';

/** @returns absolute folder. @throws HarnessError `new.place` for an installed package */
export function packageSource(name: 'acceptance' | 'hooks' | 'skills', instead: string): string {
  const entry = fileURLToPath(import.meta.resolve(`@agent-harness/${name}`));
  const folder = realpathSync(dirname(dirname(entry)));
  if (!folder.split('/').includes('node_modules')) return folder;
  throw new HarnessError(
    'new.place',
    'this is an installed package, whose files the next installation would replace',
    instead,
  );
}
