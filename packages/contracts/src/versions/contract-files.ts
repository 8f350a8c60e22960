// The files of the contracts, by path, as values: from a working tree or from a commit alike.
import { createHash } from 'node:crypto';
import type { Role } from '../compatibility/rules.ts';
import type { Schema } from '../compatibility/schema.ts';

/** Path below packages/contracts → text. */
export type ContractFiles = ReadonlyMap<string, string>;

export interface ContractVersion {
  name: string;
  /** Folder of the major, `v1`. */
  major: string;
  provider: string;
  consumers: readonly string[];
  role: Role;
  /** `1.0`: the major, and the minor within it. */
  minor: string;
  status: 'draft' | 'stable' | 'retired';
  /** Since when it is retired, `YYYY-MM-DD`. */
  since: string | undefined;
  schema: Schema | undefined;
  /** Minor → its frozen schema. */
  released: ReadonlyMap<string, Schema>;
}

interface Card {
  name: string;
  provider: string;
  consumers?: readonly string[];
  role: Role;
  versions: Record<string, { minor: string; status: ContractVersion['status']; since?: string }>;
}

/** @throws SyntaxError where a file is not JSON */
export function contractVersions(files: ContractFiles): ContractVersion[] {
  const json = <T>(path: string): T | undefined => {
    const text = files.get(path);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  };
  return [...files.keys()]
    .filter((path) => /^[^/]+\/contract\.json$/.test(path))
    .sort()
    .flatMap((path) => {
      const card = json<Card>(path);
      if (!card) return [];
      return Object.entries(card.versions).map(([major, version]) => ({
        name: card.name,
        major,
        provider: card.provider,
        consumers: card.consumers ?? [],
        role: card.role,
        minor: version.minor,
        status: version.status,
        since: version.since,
        schema: json<Schema>(`${card.name}/${major}/schema.json`),
        released: releasedOf(files, `${card.name}/${major}/released/`),
      }));
    });
}

function releasedOf(files: ContractFiles, folder: string): Map<string, Schema> {
  const paths = [...files.keys()].filter((path) => path.startsWith(folder) && !path.endsWith('/lock.json'));
  return new Map(
    paths.map((path) => [
      path.slice(folder.length).replace(/\.json$/, ''),
      JSON.parse(files.get(path) ?? '') as Schema,
    ]),
  );
}

export const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;
