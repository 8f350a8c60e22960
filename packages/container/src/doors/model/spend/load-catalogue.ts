// The catalogue of models that this package ships: names at each upstream, and prices.
import { fileURLToPath } from 'node:url';
import { type Model, type ModelCatalogue, parseFile } from '@agent-harness/contracts';

/** @throws ContractError when the file is no catalogue */
export function loadCatalogue(
  file: string = fileURLToPath(new URL('../../../../models/catalogue.json', import.meta.url)),
): Promise<ModelCatalogue> {
  return parseFile('model-catalogue', file);
}

/** A model by its id, with or without the date at its end. */
export function findModel(catalogue: ModelCatalogue, asked: string): Model | null {
  const name = family(asked);
  return catalogue.models.find(({ id }) => id === asked || family(id) === name) ?? null;
}

/** True when both name one model: a date at the end does not tell two apart. */
export const sameModel = (one: string, other: string): boolean => family(one) === family(other);

const family = (id: string): string => id.replace(/-\d{8}$/, '');
