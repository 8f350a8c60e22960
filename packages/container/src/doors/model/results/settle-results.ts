// Asks for a verdict on each result that no request carried before, and sends on only what may be read.
import { HarnessError, type JudgeResults } from '@agent-harness/contracts';
import { type ModelRequest } from '../admit/read-request.ts';
import { type Refusal, isRefusal } from '../admit/refusal.ts';
import { type ReadResult, readResults, withTexts } from './read-results.ts';

export type SettleResults = (request: ModelRequest) => Promise<ModelRequest | Refusal | { stop: string }>;

/**
 * Claude Code sends the whole conversation with each request, results as its tools gave them: a text that was replaced
 * once is replaced in every later request. Verdicts are kept by id and content, since whoever sends a request chooses both.
 * @throws HarnessError `guard.results`, or what the judge rejects with: then nothing may be sent
 */
export function openResults(judge: JudgeResults): SettleResults {
  /** Texts instead, null for a result that goes on as it is. */
  const settled = new Map<string, readonly string[] | null>();
  const keyOf = ({ id, digest }: ReadResult): string => `${digest} ${id}`;

  return async (request) => {
    const results = readResults(request.value);
    if (isRefusal(results)) return results;
    if (results.length === 0) return request;
    const unseen = results.filter((result) => !settled.has(keyOf(result)));
    if (unseen.length > 0) {
      const verdicts = await judge(unseen.map(({ id, isError, texts }) => ({ id, isError, texts })));
      for (const [at, result] of unseen.entries()) {
        const verdict = verdicts[at];
        if (verdict?.kind === 'stop') return { stop: verdict.reason };
        if (!verdict || (verdict.kind === 'replace' && verdict.texts.length !== result.texts.length))
          throw new HarnessError(
            'guard.results',
            `there is no verdict on what ${result.id} brought back`,
            'report this as a defect of the guard',
          );
        settled.set(keyOf(result), verdict.kind === 'replace' ? verdict.texts : null);
      }
    }
    const value = withTexts(request.value, (result) => settled.get(keyOf(result)) ?? null);
    return { ...request, value, text: JSON.stringify(value) };
  };
}
