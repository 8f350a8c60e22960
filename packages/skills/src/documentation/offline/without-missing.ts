// A theme whose evidence is incomplete: what is left of it, or nothing when its decision itself is gone.
import type { ThemeFile, ThemeSections } from '../evidence-files.ts';

/** @returns the theme with only the claims it holds; null when it lost the commit that carries the decision */
export function withoutMissing(theme: ThemeFile): ThemeFile | null {
  const held = new Set(theme.claims.map((claim) => claim.id));
  const lead = theme.claims.some((claim) => claim.kind === 'commit' && claim.sha === theme.lead);
  if (!lead || typeof theme.title !== 'string' || typeof theme.slug !== 'string') return null;
  const sections = Object.fromEntries(
    Object.entries(theme.sections).map(([name, ids]: [string, string[]]) => [
      name,
      ids.filter((id) => held.has(id)),
    ]),
  ) as unknown as ThemeSections;
  return { ...theme, sections };
}
