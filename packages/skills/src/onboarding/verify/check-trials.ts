// A trial cannot be recomputed here, where nothing of the repository may run: it holds when the stage that tried says the same.
import type { Claim } from '../../claims/claim.ts';
import { factKey } from '../../claims/fact-key.ts';
import type { TrialClaim } from '../../claims/kinds/trial.ts';
import { factsOf } from '../../setup/read-setup.ts';
import type { Report } from '../../verify/report.ts';
import type { RepositoryFacts } from '../../verify/repository-facts.ts';
import { commandKey } from '../trials.ts';
import { dangersOf, isPlainCommand } from '../unsafe-shell.ts';
import { LEDGER_FILE } from './output-files.ts';

/** @param trials of the stage's own file, `null` when nothing was tried */
export async function checkTrials(
  claims: ReadonlyMap<string, Claim>,
  trials: ReadonlyMap<string, TrialClaim> | null,
  facts: RepositoryFacts,
  report: Report,
): Promise<void> {
  for (const claim of claims.values()) {
    if (claim.kind !== 'trial') continue;
    const attested = trials?.get(claim.id);
    if (attested === undefined || factKey(attested) !== factKey(claim))
      report(
        LEDGER_FILE,
        null,
        `trial.match: ${claim.id}: the try stage of this run ${attested ? 'says otherwise' : 'did not try it'}`,
      );
  }
  if (trials === null) return;
  const commands = new Map(factsOf(await facts.setup(), 'command').map((fact) => [commandKey(fact), fact]));
  for (const trial of trials.values()) {
    const fact = commands.get(commandKey(trial));
    const say = (message: string) => report(LEDGER_FILE, null, `trial.match: ${trial.id}: ${message}`);
    if (fact === undefined) say('tried what is no command of the repository');
    else if (
      trial.outcome !== 'untried' &&
      (!isPlainCommand(fact.command) || dangersOf(fact.runs).length > 0)
    )
      say('tried what nobody may run without reading it first (cmd.safe)');
  }
}
