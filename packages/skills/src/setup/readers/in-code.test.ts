// Variables and ports where code names them, in each language.
import { describe, expect, it } from 'vitest';
import { readEnvInCode } from './env-in-code.ts';
import { readPortsInCode } from './ports-in-code.ts';
import { read } from './read.fixture.ts';

describe('variables and ports in code', () => {
  it.each([
    [
      'a.ts',
      "// process.env.NO\nprocess.env.A; process.env['B']; const { C, D: d } = process.env;\nprocess.env.SET = '1';",
      ['A', 'B', 'D', 'C'],
    ],
    ['a.mjs', 'import.meta.env.MODE; Deno.env.get("X")', ['MODE', 'X']],
    ['a.py', 'os.environ["A"]\nos.getenv("B")\nos.environ["W"] = "1"\n# os.getenv("NO")', ['A', 'B']],
    ['a.go', 'os.Getenv("A")\ntype T struct {\n B string `env:"B,required"`\n}', ['A', 'B']],
    ['a.rs', 'env::var("A")', ['A']],
    ['a.java', 'System.getenv("A")', ['A']],
    ['a.cs', 'Environment.GetEnvironmentVariable("A")', ['A']],
    ['a.rb', 'ENV["A"]\nENV.fetch("B")', ['A', 'B']],
    ['a.sh', 'echo "${A:?no}" "$B"', ['A']],
  ])('%s', (file, text, names) => {
    expect(
      [...readEnvInCode({ file, text, paths: new Set() })].map((fact) => 'name' in fact && fact.name),
    ).toEqual(names);
  });
  it('says what fails without it, unless the code looks first', () => {
    expect(read(readEnvInCode, 'a.py', 'x = os.environ["A"]')).toEqual(['env | A | requires | 1']);
    expect(read(readEnvInCode, 'a.py', 'if "A" in os.environ:\n  x = os.environ["A"]')).toEqual([
      'env | A | reads | 2',
    ]);
  });
  it('finds ports beside the word that opens them', () => {
    expect(
      read(readPortsInCode, 'a.js', 'app.listen(3000)\nconst p = process.env.PORT || 4000\n// listen(1234)'),
    ).toEqual(['port | 3000 | 1', 'port | 4000 | 2']);
  });
});
