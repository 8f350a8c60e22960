// An offline draft as a script: it begins, goes on from what its calls brought back, and says why it stops.
import type { OfflineScript, ReplyBlock } from '@agent-harness/contracts';
import { cleanText, shorten } from '../text/clean.ts';
import { stop, target } from './tool-calls.ts';

const OPENING: ReplyBlock = {
  type: 'text',
  text: 'I draft offline, without a model: every sentence comes from the collected evidence.',
};

/**
 * Stateless: at the first failed call, and where `next` throws, the draft ends with the reason.
 * @param look the first calls
 * @param next the calls that follow from all outcomes so far; without a call the draft is done
 */
export function offlineScript(look: readonly ReplyBlock[], next: OfflineScript): OfflineScript {
  return (outcomes) => {
    const failed = outcomes.find((outcome) => outcome.isError);
    if (failed)
      return stop(
        `${failed.name} ${target(failed)} was refused or failed: ${shorten(cleanText(failed.text), 300)}`,
      );
    if (outcomes.length === 0) return [OPENING, ...look];
    try {
      return next(outcomes);
    } catch (error) {
      return stop(error instanceof Error ? error.message : String(error));
    }
  };
}
