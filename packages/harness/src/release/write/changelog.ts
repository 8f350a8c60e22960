// What changed since the last release, by team: from the changelogs that changesets writes for each layer.
import { compare, valid } from 'semver';

export interface LayerChanges {
  layer: string;
  version: string;
  /** Title of the team, or of what teams share. */
  team: string;
  /** Its CHANGELOG.md; null when it has none. */
  text: string | null;
  /** Its version in the release before; null when it was in none. */
  before: string | null;
}

/** Pure. */
export function renderChangelog(
  version: string,
  previous: string | null,
  layers: readonly LayerChanges[],
): string {
  const teams = [...new Set(layers.map(({ team }) => team))].sort();
  const since = previous === null ? 'The first release.' : `Since ${previous}.`;
  const parts = teams.flatMap((team) => [
    `## ${team}`,
    ...layers
      .filter((layer) => layer.team === team)
      .sort((a, b) => (a.layer < b.layer ? -1 : 1))
      .flatMap(ofLayer),
  ]);
  return `${[`# ${version}`, since, ...parts].join('\n\n')}\n`;
}

function ofLayer({ layer, version, text, before }: LayerChanges): string[] {
  if (before === version) return [`### ${layer} ${version}`, 'As before.'];
  const from = before === null ? '' : ` (was ${before})`;
  const sections = sectionsOf(text ?? '').filter(
    (one) => compare(one.version, version) <= 0 && (before === null || compare(one.version, before) > 0),
  );
  const told = sections.map((one) => one.text).filter((one) => one !== '');
  return [`### ${layer} ${version}${from}`, ...(told.length === 0 ? ['No notes.'] : told)];
}

/** `## 1.2.0` and what follows it, one heading level deeper than changesets writes it. */
function sectionsOf(text: string): { version: string; text: string }[] {
  return text
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const [title = '', ...lines] = section.split('\n');
      const found = title.trim();
      if (valid(found) !== found) return [];
      return [
        {
          version: found,
          text: lines
            .join('\n')
            .trim()
            .replaceAll(/^(#+) /gm, '#$1 '),
        },
      ];
    });
}
