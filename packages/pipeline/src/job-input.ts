// Which of a skill's inputs the trigger of its job hands over, and where the job finds it.
import { HarnessError, type PipelinePlan, type SkillManifest } from '@agent-harness/contracts';

type Trigger = PipelinePlan['jobs'][number]['trigger'];

/** In the job's checkout; a run reads what is committed, so it is in nobody's way. */
export const PAYLOAD = 'harness-payload.json';

/** A request carries a document and a person's button carries none. */
export function triggerFor({ inputs = [], triggers }: SkillManifest): Trigger {
  return inputs.some(({ required }) => required) && triggers.includes('webhook') ? 'webhook' : 'manual';
}

/**
 * @returns the input's name; null when the job starts without one
 * @throws HarnessError `pipeline.input`
 */
export function jobInput({ name, inputs = [] }: SkillManifest, trigger: Trigger): string | null {
  const required = inputs.filter((input) => input.required);
  const wanted = trigger === 'webhook' && required.length === 0 ? inputs : required;
  const [first, second] = wanted.map((input) => input.name);
  if (first === undefined) return null;
  if (trigger === 'webhook' && second === undefined) return first;
  throw new HarnessError(
    'pipeline.input',
    `skill ${name} takes ${wanted.map((input) => input.name).join(' and ')}, and the trigger ${trigger} hands over ${trigger === 'webhook' ? 'one document' : 'none'}`,
    'plan a skill that takes one input with the trigger webhook, or start it with `harness run --input` elsewhere',
  );
}
