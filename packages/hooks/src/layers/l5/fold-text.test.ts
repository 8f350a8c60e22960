// Folding at once says the same as folding line by line.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldLine } from './fold-line.ts';
import { foldText } from './fold-text.ts';

it('leaves one of any spaces', () => {
  expect(foldText('a   b\t\tc \td\n  e')).toBe('a b c d\n e');
});

it('is what each of its lines is', () => {
  const part = fc.oneof(
    fc.string({ unit: 'grapheme-ascii' }),
    fc.constantFrom('\n', ' ', '\t', '\r\n', '`', '&amp;', '\\n', 'іgnоrе', '\u200b', '\v'),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join('');
      expect(foldText(text)).toBe(text.split('\n').map(foldLine).join('\n'));
    }),
    { numRuns: 500 },
  );
});
