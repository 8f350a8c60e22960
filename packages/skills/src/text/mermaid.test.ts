// Labels must come back unchanged and must not end the label.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeLabel, unescapeLabel } from './mermaid.ts';

describe('escapeLabel', () => {
  it('is undone by unescapeLabel and holds no special character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const label = escapeLabel(text);
        expect(label).toMatch(/^[A-Za-z0-9 /._#;-]*$/);
        expect(unescapeLabel(label)).toBe(text);
      }),
    );
  });

  it('leaves an impossible code point as it is', () => {
    expect(unescapeLabel('#9999999;')).toBe('#9999999;');
  });
});
