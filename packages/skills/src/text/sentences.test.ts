// Sentences must stay literal parts of the message they come from.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from './clean.ts';
import { sentencesOf } from './sentences.ts';

const pieces = fc.constantFrom(
  'We chose it.',
  'This helps',
  '\n',
  '\n\n',
  '- ',
  ' ',
  '"Yes!" Then',
  'e.g. Foo.',
  '```',
  '    code',
  'Signed-off-by: x',
  '> mail',
  'a',
  '1. ',
);

describe('sentencesOf', () => {
  it('yields literal parts only', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const body = parts.join('');
        for (const { text, whole } of sentencesOf(body)) {
          expect(cleanText(body)).toContain(text);
          expect(cleanText(body)).toContain(whole);
        }
      }),
    );
  });

  it('joins a sentence that points back to the one before', () => {
    const [, second] = sentencesOf('The log is one file. Otherwise two writers\nwould meet.');
    expect(second).toEqual({
      text: 'Otherwise two writers would meet.',
      whole: 'The log is one file. Otherwise two writers would meet.',
    });
  });

  it('leaves out trailers, code and quoted mail', () => {
    expect(
      sentencesOf('Kept.\n\n```\nDropped.\n```\n> Dropped.\n\n    dropped();\n\nSigned-off-by: A <a@b>'),
    ).toEqual([{ text: 'Kept.', whole: 'Kept.' }]);
  });

  it('does not end a sentence at an abbreviation', () => {
    expect(sentencesOf('Use a lock, e.g. The one of git.')).toHaveLength(1);
  });
});
