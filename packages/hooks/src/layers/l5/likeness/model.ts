// A linear model of what instructions to a model look like: a weight for each feature, trained by training/train.mjs.
import { type ShippedModel, shippedModel } from '../../../policy/shipped-model.ts';

/** Weights of one kind of features. */
export interface Weights {
  /** What one step of a weight is worth. */
  scale: number;
  /** By bucket. */
  weights: Int8Array;
}

export interface Model {
  limits: ShippedModel['limits'];
  bias: number;
  /** Of sequences of characters and words. */
  sequences: Weights;
  /** Of what words do. */
  senses: Weights;
}

/** What few features say counts for less, as if so many more had said nothing. */
const SILENT = { sequences: 150, senses: 10 };
/** So much more the mean of the senses counts. */
const WORTH = { sequences: 1, senses: 1.5 };

export type Kind = keyof typeof WORTH;

let shipped: Model | undefined;

export function model(): Model {
  return (shipped ??= made());
}

/** What the features of one kind say together. @param sum of the weights of `count` features */
export function said(kind: Kind, sum: number, count: number): number {
  return (WORTH[kind] * sum) / Math.sqrt(count + SILENT[kind]);
}

function made(): Model {
  const { limits, bias, sequences, senses } = shippedModel();
  return { limits, bias, sequences: weightsOf(sequences), senses: weightsOf(senses) };
}

function weightsOf({ scale, weights }: ShippedModel[Kind]): Weights {
  const bytes = Buffer.from(weights, 'base64');
  return { scale, weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length) };
}
