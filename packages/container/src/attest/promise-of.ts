// Which promise of the contract a line of the attestation speaks of.
import type { PromiseName } from '../profile/rendering.ts';

/** `tools` is the image manifest's promise, not the profile's. */
export type AttestedPromise = PromiseName | 'tools';

const PATTERNS: readonly (readonly [RegExp, AttestedPromise])[] = [
  [/^user /, 'user'],
  [/^no capabilities$/, 'capabilities'],
  [/^no new privileges$/, 'noNewPrivileges'],
  [/^seccomp /, 'seccomp'],
  [/^no network$/, 'network'],
  [/ not writable$/, 'readOnlyRoot'],
  [/ writable$/, 'tmpfs'],
  [/^nothing executes from /, 'noExec'],
  [/ mounted (ro|rw),noexec$|^no other mount$/, 'mounts'],
  [/^memory /, 'memoryMb'],
  [/ processes$/, 'pids'],
  [/ processors$/, 'cpus'],
  [/ MB a file$/, 'outMb'],
  [/ open files$/, 'openFiles'],
  [/^hostname /, 'hostname'],
  [/ listed tools on PATH/, 'tools'],
  [/^no credential in the environment$/, 'environment'],
];

/** Null for a line that no promise is known for: nobody can accept that it is broken. */
export const promiseOf = (line: string): AttestedPromise | null =>
  PATTERNS.find(([pattern]) => pattern.test(line))?.[1] ?? null;

export const ATTESTED: ReadonlySet<string> = new Set(PATTERNS.map(([, name]) => name));
