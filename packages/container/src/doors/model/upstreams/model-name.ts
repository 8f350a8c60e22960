// What an upstream calls the model that a request names.
import { HarnessError, type Model, type ModelCatalogue } from '@agent-harness/contracts';
import { findModel } from '../spend/load-catalogue.ts';

export interface ModelNames {
  catalogue: ModelCatalogue;
  /** Names of this upstream that differ from the catalogue's, by the id that Claude Code uses: an ARN, a deployment. */
  names?: Readonly<Record<string, string>>;
}

/** @throws HarnessError `model.name` when this upstream does not offer it */
export function modelName(
  asked: string,
  upstream: 'bedrock' | 'vertex' | 'foundry',
  { catalogue, names = {} }: ModelNames,
): { name: string; given: boolean } {
  const given = names[asked];
  if (given !== undefined) return { name: given, given: true };
  const model: Model | null = findModel(catalogue, asked);
  const name = model?.[upstream];
  if (typeof name !== 'string')
    throw new HarnessError(
      'model.name',
      `the catalogue knows no name of ${asked.slice(0, 100)} at ${upstream}`,
      'give its name there in HARNESS_MODEL_NAMES (`id=name,…`), or use another model',
    );
  return { name, given: false };
}
