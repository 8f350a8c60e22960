// A lines claim holds when the lines of the file show its text, markup and white space aside.
import type { LinesClaim } from '../../claims/kinds/lines.ts';
import { plainMarkdown } from '../../setup/plain-markdown.ts';
import { cleanText } from '../../text/clean.ts';
import type { RepositoryFacts } from '../repository-facts.ts';

export async function checkLines(claim: LinesClaim, facts: RepositoryFacts): Promise<string[]> {
  const { sha, file, line, to } = claim;
  const content = await facts.file(sha, file);
  if (content === null) return [`path.exists: ${JSON.stringify(file)} is not there at ${sha}`];
  const all = content.split('\n');
  if (to < line || to > all.length)
    return [`line.inRange: ${JSON.stringify(file)} has ${all.length} lines, not lines ${line} to ${to}`];
  const shown = all.slice(line - 1, to).join('\n');
  const wanted = cleanText(claim.text);
  return [cleanText(shown), plainMarkdown(shown)].some((text) => text.includes(wanted)) && wanted !== ''
    ? []
    : [
        `line.inRange: lines ${line} to ${to} of ${JSON.stringify(file)} do not show ${JSON.stringify(wanted)}`,
      ];
}
