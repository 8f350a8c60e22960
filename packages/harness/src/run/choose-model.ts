// Chooses the model door's upstream: the real API when there is a key, else the skill's own offline script.
import { type Upstream, httpUpstream, offlineUpstream } from '@agent-harness/container';
import { HarnessError } from '@agent-harness/contracts';
import { type SkillBundle, loadOffline } from '@agent-harness/skills';

const ANTHROPIC = 'https://api.anthropic.com';

/**
 * @param wanted `anthropic`, `offline`, a URL, or undefined: anthropic when ANTHROPIC_API_KEY is set, else offline
 * @throws HarnessError `run.key` when a model is asked for without a key
 */
export async function chooseModel(
  wanted: string | undefined,
  bundle: SkillBundle,
  environment: NodeJS.ProcessEnv,
): Promise<Upstream> {
  const key = environment['ANTHROPIC_API_KEY'];
  const name = wanted ?? (key ? 'anthropic' : 'offline');
  if (name === 'offline') return offlineUpstream(await loadOffline(bundle));
  if (!key)
    throw new HarnessError(
      'run.key',
      `the model ${name} needs a key, and ANTHROPIC_API_KEY is not set`,
      'set it for this command only, or run with `--model offline`',
    );
  return httpUpstream({ url: name === 'anthropic' ? ANTHROPIC : name, key });
}
