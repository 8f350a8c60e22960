// Which shipped rules have no exceptions, and that an exception to any other one can hold.
import { expect, it } from 'vitest';
import { loadRules } from '../load-rules.ts';
import { mayBeExcepted } from './may-be-excepted.ts';

const rules = loadRules();
const kindsOf = (id: string) => {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new Error(`there is no rule ${id}`);
  return mayBeExcepted(rule);
};

it.each([
  'path.agent-settings',
  'path.git-internals',
  // Its findings say nothing of one path: an exception would be accepted, and never hold.
  'path.git-place',
  'path.fed',
  'path.unresolved',
  'egress.metadata',
  'egress.socket',
  'credential.agent',
  'open.escape',
  'secret.aws',
  'session.written-file-executed',
  'shell.unparsed',
  'tool.not-granted',
  'injection.override',
  'credential.environment-dump',
])('%s has none', (id) => expect(kindsOf(id)).toEqual([]));

it.each([
  ['command.subcommand', 'command'],
  ['path.outside-read', 'path'],
  ['egress.unlisted-host', 'host'],
  ['egress.client', 'command'],
  ['credential.dotenv', 'path'],
])('%s has them for a %s', (id, kind) => expect(kindsOf(id)).toEqual([kind]));
