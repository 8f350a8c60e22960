// Import statements and what only looks like one.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importsOf } from './imports-of.ts';

const names = (source: string) => importsOf(source).map((found) => `${found.line}:${found.specifier}`);

describe('importsOf', () => {
  it.each([
    ["import 'a';", ['1:a']],
    ["import a from 'a';", ['1:a']],
    ["import type { A } from 'a'", ['1:a']],
    ['import a, { b as c, type D } from "a";', ['1:a']],
    ["import * as a\n  from 'a';", ['2:a']],
    ["import { from } from 'a';", ['1:a']],
    ["const a = await import('a');", ['1:a']],
    ['const a = require(\'a\'), b = require("b");', ['1:a', '1:b']],
    ["import a = require('a');", ['1:a']],
    ["export * from 'a';\nexport { b } from 'b';\nexport type { C } from 'c';", ['1:a', '2:b', '3:c']],
    ["const r = /['\"`]/;\nimport 'a';", ['2:a']],
    ["const d = a / b; // '\nimport 'a';", ['2:a']],
    ["const t = `x ${f(`'`)} ${'}'}`;\nimport 'a';", ['2:a']],
    ["<p>Don't</p>\nimport 'a';", ['2:a']],
  ])('finds those of %j', (source, expected) => {
    expect(names(source)).toEqual(expected);
  });

  it.each([
    "// import 'a';",
    "/* import 'a'; */",
    'const s = "import \'a\'";',
    "const t = `\nimport 'a';\n`;",
    "a.require('b');",
    'import(name);',
    'require(`a`);',
    "import.meta.resolve('a');",
    "export const from = 'a';",
    "export { a };\nconst from = 'b';",
    "const r = /import 'a'/;",
  ])('finds none in %j', (source) => {
    expect(names(source)).toEqual([]);
  });

  it('ends on any text', () => {
    const piece = fc.constantFrom(
      'import ',
      'export ',
      "'",
      '"',
      '`',
      '${',
      '}',
      '{',
      '/',
      '*',
      '//',
      '\n',
      'from ',
      '(',
      ')',
      '\\',
      'a',
      '[',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
        expect(importsOf(parts.join(''))).toBeInstanceOf(Array);
      }),
    );
  });
});
