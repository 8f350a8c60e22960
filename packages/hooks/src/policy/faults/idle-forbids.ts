// Forbids that meet no grant, and those that take one away.
import { type Levels, documentsOf } from '../levels/level-document.ts';
import { type Conflict, conflictsOf } from '../levels/narrow-space.ts';
import type { ProblemSpace } from '../policy-document.ts';
import type { PolicyFault } from './policy-faults.ts';

export function idleForbids(levels: Levels, spaces: readonly ProblemSpace[]): PolicyFault[] {
  const conflicts = spaces.flatMap((space) => conflictsOf(space, levels));
  return [...idle(levels, conflicts), ...conflicts.map(conflict)];
}

function idle(levels: Levels, conflicts: readonly Conflict[]): PolicyFault[] {
  return documentsOf(levels).flatMap(({ file, document }) =>
    // A forbidden path is a part of a granted root; only running tells whether anything lies there.
    (['tools', 'commands', 'hosts'] as const).flatMap((kind) =>
      (document.forbid?.[kind] ?? []).flatMap((one, at): PolicyFault[] => {
        const pointer = `/forbid/${kind}/${at}`;
        if (conflicts.some((found) => found.file === file && found.pointer === pointer)) return [];
        return [
          {
            kind: 'idle',
            serious: false,
            file,
            pointer,
            what: `${typeof one === 'string' ? one : one.name} is forbidden and granted by nobody`,
            instead: 'keep it for a space to come, or remove it',
          },
        ];
      }),
    ),
  );
}

function conflict({ file, pointer, level, stage, grant }: Conflict): PolicyFault {
  return {
    kind: 'conflict',
    serious: false,
    file,
    pointer,
    what: `${stage} is granted ${grant}, which the ${level} forbids: it is refused`,
    instead: 'take the grant out of the manifest, or the forbid out of the level',
  };
}
