// A linear model of what instructions to a model look like: a weight for each feature, trained by training/train.mjs.
import { type ShippedModel, shippedModel } from '../../../policy/shipped-model.ts';

export interface Model {
  limits: ShippedModel['limits'];
  bias: number;
  scale: number;
  /** By bucket. */
  weights: Int8Array;
}

/** What few features say counts for less, as if so many more had said nothing. */
const SILENT = 150;

let shipped: Model | undefined;

export function model(): Model {
  return (shipped ??= made());
}

/** @param sum of the weights of `count` features, in the model's steps */
export function scoreOf({ bias, scale }: Pick<Model, 'bias' | 'scale'>, sum: number, count: number): number {
  return (sum * scale) / Math.sqrt(count + SILENT) + bias;
}

function made(): Model {
  const { limits, bias, scale, weights } = shippedModel();
  const bytes = Buffer.from(weights, 'base64');
  return { limits, bias, scale, weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length) };
}
