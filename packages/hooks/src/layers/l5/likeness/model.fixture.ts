// A model that likes one phrase and nothing else: its sequences of characters and words, or what its words do.
import { readWords } from '../senses/read-words.ts';
import { vocabulary } from '../senses/vocabulary.ts';
import { BUCKETS, featuresOf } from './features.ts';
import type { Kind, Model } from './model.ts';
import { SENSE_BUCKETS, senseFeaturesOf } from './sense-features.ts';

/** @param phrase of one block */
export function modelOf(phrase: string, limits: Model['limits'], kind: Kind = 'sequences'): Model {
  const { lexicon } = vocabulary();
  const { buckets, at } = featuresOf(phrase);
  const senses = senseFeaturesOf(readWords(phrase, lexicon), at, lexicon);
  const liked = (size: number, features: Iterable<number>): Model[Kind] => {
    const weights = new Int8Array(size);
    for (const bucket of features) weights[bucket] = 100;
    return { scale: 0.01, weights };
  };
  return {
    limits,
    bias: 0,
    sequences: liked(BUCKETS, kind === 'sequences' ? buckets : []),
    senses: liked(SENSE_BUCKETS, kind === 'senses' ? senses.buckets : []),
  };
}
