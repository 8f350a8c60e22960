// The packages that the wanted ones need, and no others: dependencies are followed, what is left out is not.
import { HarnessError, type LockedPackage } from '@agent-harness/contracts';

/** A package as the mirror describes it. */
export interface ResolvedPackage extends LockedPackage {
  /** Each inner list is one dependency with its alternatives, by name. */
  depends: string[][];
  provides: string[];
}

/**
 * @param resolved a consistent set that apt would install; from it alternatives are chosen
 * @throws HarnessError `image.unresolved` when a wanted package or a dependency is not in the set
 */
export function closure(
  resolved: readonly ResolvedPackage[],
  wanted: readonly string[],
  without: ReadonlySet<string>,
): LockedPackage[] {
  const found = new Map<string, ResolvedPackage>();
  const open = wanted.map((name): [by: string, alternatives: string[]] => ['the manifest', [name]]);
  for (let next = open.pop(); next; next = open.pop()) {
    const [by, alternatives] = next;
    if (alternatives.some((name) => without.has(name))) continue;
    const one = choose(resolved, alternatives);
    if (!one) throw unresolved(by, alternatives);
    if (found.has(one.name) || without.has(one.name)) continue;
    found.set(one.name, one);
    open.push(...one.depends.map((group): [string, string[]] => [one.name, group]));
  }
  return [...found.values()].map(locked).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A package of that name comes before one that only provides it. */
function choose(
  resolved: readonly ResolvedPackage[],
  alternatives: readonly string[],
): ResolvedPackage | undefined {
  for (const wanted of alternatives) {
    const one =
      resolved.find(({ name }) => name === wanted) ??
      resolved.find(({ provides }) => provides.includes(wanted));
    if (one) return one;
  }
  return undefined;
}

/** What the lock keeps of a package: everything but how it hangs together with others. */
function locked(resolved: ResolvedPackage): LockedPackage {
  const { name, version, architecture, sha256, size, installedKb, archive, suite, file } = resolved;
  return { name, version, architecture, sha256, size, installedKb, archive, suite, file };
}

const unresolved = (by: string, alternatives: readonly string[]): HarnessError =>
  new HarnessError(
    'image.unresolved',
    `${by} needs ${alternatives.join(' or ')}, and the mirror resolved to no such package`,
    'correct the name in packages/container/image/manifest.json',
  );
