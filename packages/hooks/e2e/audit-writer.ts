// A process that appends to an audit log until it fails, and prints the hash of each record that it was promised.
import { writeSync } from 'node:fs';
import { describeError } from '@agent-harness/contracts';
import { openAuditLog } from '../src/audit/log.ts';
import { harnessEntry } from '../src/audit/record.ts';

const [file = '', mode = ''] = process.argv.slice(2);
try {
  await using log = await openAuditLog(file, { run: 'r1', takeOver: mode === 'take-over' });
  writeSync(1, 'open\n');
  for (let at = 0; at < 400; at += 1) {
    const { hash } = await log.append(harnessEntry('run.note', { at, writer: process.pid }));
    writeSync(1, `${hash}\n`);
  }
} catch (cause) {
  writeSync(1, `failed ${describeError(cause)}\n`);
}
