// The roots of a profile where a project really lies: a profile calls its folder /workspace.
import type { Policy } from '@agent-harness/contracts';

/** How a profile spells the project's folder. */
export const PROJECT = '/workspace';

/** @param project absolute */
export function placeRoots<Space extends Pick<Policy['space'], 'read' | 'write'>>(
  space: Space,
  project: string,
): Space {
  const placed = (roots: string[]): string[] => roots.map((root) => (root === PROJECT ? project : root));
  return { ...space, read: placed(space.read), write: placed(space.write) };
}
