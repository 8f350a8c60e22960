// A quote holds when the message of its commit contains it.
import type { QuoteClaim } from '../../claims/claim.ts';
import { cleanText } from '../../text/clean.ts';
import type { RepositoryFacts } from '../repository-facts.ts';

// Shorter pieces occur in any message and so prove nothing.
const SHORTEST = 10;

export async function checkQuote(claim: QuoteClaim, facts: RepositoryFacts): Promise<string[]> {
  const commit = await facts.commit(claim.sha);
  if (commit === null) return [`${claim.sha} is not a commit of this repository`];
  const text = cleanText(claim.text);
  if (text.length < SHORTEST) return [`a quote needs at least ${SHORTEST} characters`];
  // Bullets and quote marks at the start of a line are not part of a sentence.
  const message = cleanText(commit.message);
  return message.includes(text)
    ? []
    : [`the message of ${claim.sha} does not contain ${JSON.stringify(text)}`];
}
