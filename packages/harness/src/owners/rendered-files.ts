// Names the files that are rendered from the map, with their text.
import type { OwnerMap } from './owner-map.ts';
import { renderGithubCodeowners, renderGitlabCodeowners } from './render-codeowners.ts';
import { renderRuleset } from './render-ruleset.ts';

/** Path from the root → text. */
export function renderedFiles(map: OwnerMap): Map<string, string> {
  return new Map([
    ['CODEOWNERS', renderGitlabCodeowners(map)],
    ['.github/CODEOWNERS', renderGithubCodeowners(map)],
    ['.github/rulesets/owners.json', renderRuleset(map)],
  ]);
}
