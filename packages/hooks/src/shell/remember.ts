// What a command leaves in the shell's variables: `x=a`, `x=(a b)`, `export x=a`, `set -- a b`.
import type { Assignment, Command } from 'unbash';
import { certainWords, evaluateValue } from './evaluate-word.ts';
import type { Reading, Scope, Value } from './reading.ts';
import { isDeclaration } from './untracked-names.ts';

/** @param scope changed in place */
export function remember(reading: Reading, scope: Map<string, Value | null>, node: Command): void {
  if (node.name?.text === 'set' && node.args[0]?.text === '--') {
    scope.set('@', certainWords(reading, scope, node.args.slice(1)));
    return;
  }
  // Before a command they hold for that command alone.
  const assigned = !node.name ? node.prefix : isDeclaration(node) ? node.args : [];
  // A declaration reads all its values before it sets one.
  const values = assigned
    .filter((part) => part.type === 'Assignment')
    .map((part) => [part.name, assignedValue(reading, scope, part)] as const);
  for (const [name, value] of values) scope.set(name, value);
}

function assignedValue(reading: Reading, scope: Scope, { value }: Assignment): Value | null {
  // `[2]=a` in a list says where it stands, and is no certain word.
  return value.type === 'Word'
    ? evaluateValue(reading, scope, value).text
    : certainWords(reading, scope, value.elements);
}
