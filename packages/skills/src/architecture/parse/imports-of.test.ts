// Import statements of each language, and what only looks like one.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openGrammars } from './grammars.ts';
import { importsOf } from './imports-of.ts';
import { type Language, languageOf } from './languages.ts';

const LANGUAGES: Language[] = ['javascript', 'typescript', 'tsx', 'python', 'go', 'java', 'c_sharp', 'rust'];
const grammars = await openGrammars(new Set(LANGUAGES));
const read = (language: Language, source: string) => importsOf(grammars, language, source);
const names = (language: Language, source: string) =>
  read(language, source).imports.map((found) => `${found.line}:${found.specifier}`);

describe('importsOf', () => {
  it.each<[Language, string, string[]]>([
    ['typescript', "import 'a';", ['1:a']],
    ['typescript', "import type { A } from 'a'", ['1:a']],
    ['typescript', 'import a, { b as c, type D } from "a";', ['1:a']],
    ['typescript', "import * as a\n  from 'a';", ['2:a']],
    ['typescript', "const a = await import('a');", ['1:a']],
    ['typescript', "import a = require('a');", ['1:a']],
    [
      'typescript',
      "export * from 'a';\nexport { b } from 'b';\nexport type { C } from 'c';",
      ['1:a', '2:b', '3:c'],
    ],
    ['javascript', 'const a = require(\'a\'), b = require("b");', ['1:a', '1:b']],
    ['javascript', "const r = /['\"`]/;\nimport 'a';", ['2:a']],
    ['javascript', "const t = `x ${f(`'`)} ${'}'}`;\nimport 'a';", ['2:a']],
    ['tsx', "const p = <p>Don't</p>;\nimport 'a';", ['2:a']],
    ['python', 'import a.b, c as d', ['1:a.b', '1:c']],
    ['python', 'from . import e\nfrom ..f import (\n  g as h,\n  i\n)', ['1:.e', '3:..f.g', '4:..f.i']],
    ['python', 'from j import *\ndef f():\n  import k', ['1:j', '3:k']],
    ['go', 'package x\nimport "fmt"\nimport (\n\ta "b/c"\n\t_ `d`\n)', ['2:fmt', '4:b/c', '5:d']],
    [
      'java',
      'package a.b;\nimport c.D;\nimport static e.F.g;\nimport h.i.*;',
      ['2:c.D', '3:e.F.g', '4:h.i.*'],
    ],
    [
      'c_sharp',
      'using A.B;\nusing static C.D;\nusing E = F.G;\nglobal using H;',
      ['1:A.B', '2:C.D', '3:F.G', '4:H'],
    ],
    [
      'rust',
      'use a::b::{c, d};\nuse {e::f, g};\nextern crate h;\npub use i as j;\nuse ::k::*;',
      ['1:a::b', '2:e::f', '2:g', '3:h', '4:i', '5:k'],
    ],
  ])('finds those of %s: %j', (language, source, expected) => {
    expect(names(language, source)).toEqual(expected);
  });

  it.each<[Language, string]>([
    ['typescript', "// import 'a';"],
    ['typescript', "const t = `\nimport 'a';\n`;"],
    ['typescript', 'import(name);'],
    ['javascript', "a.require('b');"],
    ['javascript', 'require(`a`);'],
    ['javascript', "import.meta.resolve('a');"],
    ['javascript', "export { a };\nconst from = 'b';"],
    ['python', '# import a\nx = "import b"\n"""\nimport c\n"""'],
    ['go', 'package x\n// import "a"\nvar s = `import "b"`'],
    ['java', '/* import a.B; */ class C { String s = "import d;"; }'],
    ['c_sharp', 'class C { void M() { using var x = Open(); } }'],
    ['rust', '// use a;\nfn f() { let s = "use b;"; }'],
  ])('finds none in %s: %j', (language, source) => {
    expect(names(language, source)).toEqual([]);
  });

  it('finds what a file declares itself to be', () => {
    expect(read('java', 'package a.b;').declares).toEqual(['a.b']);
    expect(read('c_sharp', 'namespace A.B;').declares).toEqual(['A.B']);
    expect(read('c_sharp', 'namespace A { } namespace C { }').declares).toEqual(['A', 'C']);
  });

  it('ends on any text', () => {
    const words = [
      'import ',
      'use ',
      'from ',
      'using ',
      '"',
      "'",
      '`',
      '{',
      '}',
      '(',
      '::',
      '.',
      ';',
      '\n',
      'a',
      '/*',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...LANGUAGES),
        fc.array(fc.constantFrom(...words), { maxLength: 40 }),
        (language, parts) => {
          expect(read(language, parts.join('')).imports).toBeInstanceOf(Array);
        },
      ),
    );
  });

  it('reads lists that nest deeper than a call stack', () => {
    expect(names('rust', `use a::{${'{'.repeat(3_000)}b${'}'.repeat(3_000)}};`)).toEqual(['1:a']);
  });
});

it.each([
  ['src/a.ts', 'typescript'],
  ['src/a.d.ts', null],
  ['vendor/a.go', null],
  ['a_pb2.py', null],
  ['README.md', null],
])('languageOf %s is %s', (path, language) => {
  expect(languageOf(path)).toBe(language);
});
