// What changed between two locks: packages, the CLI and Node, added, removed, changed, with sizes.
import type { ImageLock } from '@agent-harness/contracts';
import type { Architecture, Target } from './resolve-lock.ts';

export interface LockChange {
  architecture: Architecture;
  kind: 'added' | 'removed' | 'changed';
  /** `package git`, `cli`, `node`, `base` or `architecture`. */
  what: string;
  from: string | null;
  to: string | null;
  /** Bytes when installed, as the package says; null when unknown. */
  bytes: number | null;
}

interface Item {
  version: string;
  digest: string;
  bytes: number;
}

/** Empty when both locks give the same image. */
export function diffLocks(before: ImageLock, after: ImageLock): LockChange[] {
  const architectures = [...before.targets, ...after.targets].map((target) => target.architecture);
  return [...new Set(architectures)].sort().flatMap((architecture) => {
    const [a, b] = [before, after].map((lock) => itemsOf(lock, architecture)) as [
      Map<string, Item>,
      Map<string, Item>,
    ];
    const names = [...new Set([...a.keys(), ...b.keys()])].sort();
    return names.flatMap((what) => change(architecture, what, a.get(what), b.get(what)));
  });
}

function change(
  architecture: Architecture,
  what: string,
  a: Item | undefined,
  b: Item | undefined,
): LockChange[] {
  if (a?.version === b?.version && a?.digest === b?.digest) return [];
  const kind = a === undefined ? 'added' : b === undefined ? 'removed' : 'changed';
  // The same version with other bytes is what a reader must not miss.
  const told = (one: Item | undefined): string | null =>
    one === undefined
      ? null
      : a?.version === b?.version
        ? `${one.version} (${one.digest.slice(0, 12)})`
        : one.version;
  return [{ architecture, kind, what, from: told(a), to: told(b), bytes: (b?.bytes ?? 0) - (a?.bytes ?? 0) }];
}

function itemsOf(lock: ImageLock, architecture: Architecture): Map<string, Item> {
  const target = lock.targets.find((one) => one.architecture === architecture);
  const base = lock.base.mode === 'oci' ? lock.base.reference : `debian ${lock.base.suite}`;
  return new Map<string, Item>([
    ...(target ? programsOf(target) : []),
    ...(target ? [['base', { version: base, digest: base, bytes: 0 }] as const] : []),
    ...(target?.packages ?? []).map(
      (one) =>
        [
          `package ${one.name}`,
          { version: one.version, digest: one.sha256, bytes: one.installedKb * 1024 },
        ] as const,
    ),
  ]);
}

const programsOf = ({ cli, node }: Target): (readonly [string, Item])[] => [
  ['cli', { version: cli.version, digest: cli.sha256, bytes: cli.size }],
  ['node', { version: node.version, digest: node.sha256, bytes: node.size }],
];
