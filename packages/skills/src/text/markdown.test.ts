// Escaped text must come back unchanged and must leave nothing for Markdown to act on.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMarkup } from '../verify/prose/check-markup.ts';
import { readDocument } from '../verify/prose/document.ts';
import { cleanText } from './clean.ts';
import { code, escapeMarkdown, unescapeMarkdown } from './markdown.ts';

const line = fc.string({ unit: 'grapheme', maxLength: 60 }).map(cleanText);
const markup = fc
  .array(
    fc.constantFrom(
      '`',
      '```',
      '[',
      ']',
      '(javascript:x)',
      '<script>',
      '![',
      '|',
      '\\',
      '---',
      '&amp;',
      '{{',
      '[[',
      'http://x',
      'a',
      ' ',
      '#',
      '*',
      '<!--',
      'data:',
      '`a`',
    ),
    { maxLength: 12 },
  )
  .map((parts) => cleanText(parts.join('')));

function findings(text: string): string[] {
  const found: string[] = [];
  checkMarkup('x.md', text, readDocument(text), new Set(), (_file, _line, message) => found.push(message));
  return found;
}

describe('escapeMarkdown', () => {
  it('is undone by unescapeMarkdown', () => {
    fc.assert(
      fc.property(fc.oneof(line, markup), (text) => {
        expect(unescapeMarkdown(escapeMarkdown(text))).toBe(text);
      }),
    );
  });

  it('leaves nothing that the verifier calls markup, alone, quoted or in a table', () => {
    fc.assert(
      fc.property(markup, (text) => {
        const inert = escapeMarkdown(text);
        expect(findings(`${inert}\n\n> ${inert}\n\n| ${inert} |`)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps a line from becoming a block', () => {
    for (const text of ['---', '- item', '1. item', '# title', '=== ', '+ x', '> quote', '~~~']) {
      expect(escapeMarkdown(text)).toMatch(/^(\\|&|\d+\\)/);
    }
  });
});

describe('code', () => {
  it('puts plain names in a code span', () => {
    expect(code('packages/web')).toBe('`packages/web`');
  });

  it.each(['a`b', 'deadbeef', ' a', '<b>', 'a|b', ''])('never for %j', (text) => {
    expect(code(text)).not.toMatch(/^`.*`$/);
  });
});
