// Hostile text reaches neither a terminal nor a Markdown reader as more than text.
import { expect, it } from 'vitest';
import { codeSpan, oneLine, shownLines } from './shown-text.ts';

it('shows no control, direction or invisible character', () => {
  expect(oneLine('a\u001b[31mb\nc\u202ed')).toBe('a·[31mb·c·d');
  expect(oneLine('d\u009be\u2028f')).toBe('d·e·f');
  expect(shownLines('a\rb\nc\u200bd')).toEqual(['a·b', 'c·d']);
});

it('keeps Markdown in a span', () => {
  expect(codeSpan('a` ![x](https://x.example) `b')).toBe('`a  ![x](https://x.example)  b`');
});
