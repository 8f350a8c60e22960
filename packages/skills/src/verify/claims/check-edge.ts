// An edge holds when scanning the tree again finds that statement, on a line that names what it leads to.
import type { EdgeClaim } from '../../claims/claim.ts';
import type { RepositoryFacts } from '../repository-facts.ts';

export async function checkEdge(claim: EdgeClaim, facts: RepositoryFacts): Promise<string[]> {
  const { sha, from, to, via, file, line, specifier } = claim;
  const text = await facts.file(sha, file);
  if (text === null) return [`${JSON.stringify(file)} is not there at ${sha}`];
  // Apart from the scan: the last word of the name stands on that line.
  const word = /[\p{L}\p{N}_$-]+(?=[^\p{L}\p{N}_$-]*$)/u.exec(specifier)?.[0] ?? specifier;
  if (!(text.split('\n')[line - 1] ?? '').includes(word))
    return [`${file}:${line} does not name ${JSON.stringify(specifier)}`];
  const { statements } = await facts.scan(sha);
  const there = statements.filter((found) => found.file === file && found.line === line && found.via === via);
  const stated = there.filter((found) => found.specifier === specifier);
  if (stated.some((found) => found.from === from && found.to === to)) return [];
  const [other] = stated;
  if (other === undefined)
    return [`${file}:${line} states no ${via} of ${JSON.stringify(specifier)} that leads to another module`];
  return other.from === from
    ? [
        `${JSON.stringify(specifier)} in ${file} leads to ${JSON.stringify(other.to)}, not to ${JSON.stringify(to)}`,
      ]
    : [`${file} belongs to ${JSON.stringify(other.from)}, not to ${JSON.stringify(from)}`];
}
