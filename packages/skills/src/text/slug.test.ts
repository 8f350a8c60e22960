// A slug is a safe file name whatever the title says.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slug } from './slug.ts';

describe('slug', () => {
  it('is a short file name of plain words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (title) => {
        expect(slug(title, 't01')).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slug(title, 't01').length).toBeLessThanOrEqual(60);
      }),
    );
  });

  it('reads like the title', () => {
    expect(slug("Größe: don't ../../etc", 't01')).toBe('gro-e-dont-etc');
    expect(slug('設計', 't01')).toBe('t01');
  });
});
