// The weights of the statistical reading that ship with this package: words/likeness.json, or the copy that a bundle carries.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedFolder } from './shipped-folder.ts';

export interface ShippedModel {
  /** Above it a text is taken for instructions: one that is judged as a whole, or a part of a longer one. */
  limits: { whole: number; part: number };
  bias: number;
  sequences: ShippedWeights;
  senses: ShippedWeights;
}

export interface ShippedWeights {
  /** What one step of a weight is worth. */
  scale: number;
  /** Signed bytes in base64, one for each bucket. */
  weights: string;
}

/** Put in when the hook is bundled. */
declare const SHIPPED_MODEL: string | undefined;

export function shippedModel(): ShippedModel {
  const text =
    typeof SHIPPED_MODEL === 'string'
      ? SHIPPED_MODEL
      : readFileSync(join(shippedFolder('words'), 'likeness.json'), 'utf8');
  return JSON.parse(text) as ShippedModel;
}
