// What a stage refuses of our own lists where it grants every command by name: what holds behind the names.
import { describe, it } from 'vitest';
import { composePolicy } from '../policy/compose-policy.ts';
import { ran } from '../policy/reading-policy.fixture.ts';
import { KINDS, expectRefusals, filesOf, linesOf } from './lines.fixture.ts';

const commands = KINDS.flatMap((kind) => filesOf(kind).flatMap((file) => linesOf(kind, file)))
  .flatMap(({ command }) => ran(command).program?.commands ?? [])
  .flatMap(({ name }) => (/^[\w.+-]+$/u.test(name ?? '') ? [name ?? ''] : []));
const policy = composePolicy({
  name: 'lines',
  tools: ['Bash'],
  commands: [...new Set(commands)].map((name) => ({
    name,
    why: 'a line uses it',
  })),
  read: ['/workspace'],
  write: ['/out'],
  hosts: [],
});

describe.each(KINDS)('%s', (kind) => {
  describe.each(filesOf(kind))('%s', (file) => {
    it.each(linesOf(kind, file))('$command', ({ command, stage }) => {
      expectRefusals(ran(command), policy, stage);
    });
  });
});
