// The Read tool's form and back, for any file.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asShown } from '../fixtures/drive.fixture.ts';
import { readDocument, readOutput } from './read-output.ts';

describe('readOutput', () => {
  it('gives back what was shown', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: 'grapheme', maxLength: 12 }).filter((line) => !/[\n\r\u2028\u2029]/.test(line)),
        ),
        (lines) => {
          const content = lines.join('\n');
          expect(readOutput(asShown(content))).toBe(content);
        },
      ),
    );
  });

  it('reads the padded arrow form, and skips notes of others', () => {
    expect(readOutput('     1→{\n     2→}\n\n<system-reminder>\n7\tnote\n</system-reminder>')).toBe('{\n}');
  });

  it('refuses what is not a file', () => {
    expect(() => readOutput('Permission denied')).toThrow(/no numbered line/);
    expect(() => readDocument(asShown('{"schema":"other/1"}'), 'documentation-index/1')).toThrow(
      /expected a documentation-index/,
    );
    expect(() => readDocument(asShown('{"schema":'), 'documentation-index/1')).toThrow(SyntaxError);
  });

  it('loses only the claims that a guard withheld', () => {
    const file =
      '{\n "schema": "documentation-index/1",\n "claims": [\n  {"id":"c1"},\n[withheld: injection.override]\n ]\n}';
    expect(readDocument(asShown(file), 'documentation-index/1')).toEqual({
      document: { schema: 'documentation-index/1', claims: [{ id: 'c1' }] },
      withheld: true,
    });
    expect(
      readDocument(asShown('{"schema":"documentation-index/1"}'), 'documentation-index/1').withheld,
    ).toBe(false);
  });
});
