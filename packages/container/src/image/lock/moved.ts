// The error for packages that the mirror no longer has as locked: which, what there is instead, how to renew the lock.
import { HarnessError, type ImageLock, type LockedPackage } from '@agent-harness/contracts';

/** @param available a lock of what the mirror has now */
export function moved(missing: readonly LockedPackage[], available: ImageLock): HarnessError {
  const now = new Map(
    available.targets.flatMap(({ packages }) => packages.map((one) => [one.name, one] as const)),
  );
  const lines = missing.map(({ name, version, architecture, sha256 }) => {
    const there = now.get(name);
    const instead =
      there === undefined
        ? 'no longer needed'
        : there.version !== version
          ? there.version
          : there.sha256 === sha256
            ? 'listed, but it cannot be fetched'
            : `${there.version} with another digest`;
    return `${name} (${architecture}): ${version} → ${instead}`;
  });
  return new HarnessError(
    'image.moved',
    `the mirror does not have ${missing.length} locked package${missing.length === 1 ? '' : 's'}:\n    ${lines.join('\n    ')}`,
    '`harness image lock` renews packages/container/image/lock.json (review with `harness image diff`), or HARNESS_DEBIAN_SNAPSHOT names a snapshot archive that has them',
  );
}
