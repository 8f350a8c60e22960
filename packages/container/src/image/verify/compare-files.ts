// Holds an image's files against those that its lock gives: anything else, missing or changed is a violation.
import type { FileRecord } from '../files/file-record.ts';
import { type Violation, violation } from './image-rules.ts';

const REBUILD = 'do not run it; build it again with `harness image build`, and find out who changed it';

/** Folders count by existence and mode; a later layer's folder replaces an earlier one's. */
export function compareFiles(found: readonly FileRecord[], expected: readonly FileRecord[]): Violation[] {
  const wanted = new Map(expected.map((one) => [one.path, one]));
  const there = new Set(found.map((one) => one.path));
  return [
    ...found.flatMap((one) => {
      const should = wanted.get(one.path);
      if (!should) return [violation('image.content', one, 'is not in what the lock gives', REBUILD)];
      const differs = differences(one, should);
      return differs === '' ? [] : [violation('image.content', one, differs, REBUILD)];
    }),
    ...expected
      .filter((one) => !there.has(one.path))
      .map((one) => violation('image.content', one, 'is missing', REBUILD)),
  ];
}

function differences(found: FileRecord, should: FileRecord): string {
  const parts: string[] = [];
  if (found.kind !== should.kind) parts.push(`is a ${found.kind}, the lock gives a ${should.kind}`);
  else if (found.content !== should.content)
    parts.push(
      found.kind === 'link'
        ? `leads to ${found.content}, not to ${should.content}`
        : `has the digest ${found.content.slice(0, 12)}…, the lock gives ${should.content.slice(0, 12)}…`,
    );
  if (found.mode !== should.mode)
    parts.push(`has mode ${found.mode.toString(8)}, not ${should.mode.toString(8)}`);
  if (found.uid !== should.uid || found.gid !== should.gid)
    parts.push(`belongs to ${found.uid}:${found.gid}`);
  return parts.join('; ');
}
