// For tests: a small release, new for each, ways to change it as its maker could, and what is found wrong with it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Release } from '@agent-harness/contracts';
import { afterEach, beforeEach } from 'vitest';
import { type SmallRelease, listed, resign, smallRelease } from '../release/release.fixture.ts';
import { TODAY } from '../signing/keys.fixture.ts';
import type { TrustList } from '../signing/read-trust.ts';
import type { Problem } from './problem.ts';
import { verifyRelease } from './verify-release.ts';

export interface ChangedRelease {
  /** Of the test that runs. */
  readonly current: { folder: string; made: SmallRelease };
  at(path: string): string;
  problems(trust?: TrustList | null, today?: string): Promise<Problem[]>;
  /** Kind and part of each problem. */
  named(trust?: TrustList | null, today?: string): Promise<string[]>;
  /** Signs a release again after a change, as its maker would. */
  remake(change: (release: Release) => void): Promise<void>;
  /** The same for changed files. */
  relist(change?: (release: Release) => void): Promise<void>;
}

export function changedRelease(): ChangedRelease {
  const current = { folder: '' } as ChangedRelease['current'];
  beforeEach(async () => {
    current.folder = await mkdtemp(join(tmpdir(), 'release-'));
    current.made = await smallRelease(current.folder);
  });
  afterEach(() => rm(current.folder, { recursive: true }));

  const problems: ChangedRelease['problems'] = async (trust = current.made.trust, today = TODAY) =>
    (await verifyRelease(current.folder, { trust, today })).problems;
  const remake: ChangedRelease['remake'] = async (change) => {
    change(current.made.release);
    await resign(current.made);
  };
  return {
    current,
    at: (path) => join(current.folder, path),
    problems,
    named: async (...given) => (await problems(...given)).map(({ kind, part }) => `${kind} ${part}`),
    remake,
    relist: async (change = () => {}) => {
      current.made.release.files = await listed(current.folder);
      await remake(change);
    },
  };
}
