// Reads the packages that a changeset names.

/** A changeset's file, and not the folder's README or configuration. */
export const isChangeset = (path: string): boolean => /^\.changeset\/(?!README\.md$)[^/]+\.md$/.test(path);

/** @returns npm names with their bumps, in order; null when the text has no front matter of that form */
export function changesetPackages(text: string): { name: string; bump: string }[] | null {
  const matter = /^---\r?\n([^]*?)(?:\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(text)?.[1];
  if (matter === undefined) return null;
  const lines = matter.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  const named = lines.map((line) =>
    /^(['"]?)([^'":\s]+)\1\s*:\s*(['"]?)(major|minor|patch|none)\3\s*$/.exec(line),
  );
  return named.every((one) => one !== null)
    ? named.map((one) => ({ name: one[2] ?? '', bump: one[4] ?? '' }))
    : null;
}
