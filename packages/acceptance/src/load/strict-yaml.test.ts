// YAML that a person could misread is refused, with its line.
import { describe, expect, it } from 'vitest';
import { parseStrictYaml } from './strict-yaml.ts';

function refusal(text: string): string {
  try {
    return `accepted as ${JSON.stringify(parseStrictYaml(text, 'suite.yaml').value)}`;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('parseStrictYaml refuses', () => {
  it.each([
    ['an alias', 'a: &x 1\nb: *x', 'suite.yaml:2: the alias *x is not allowed'],
    ['an anchor', 'b: 1\na: &x 1', 'suite.yaml:2: the anchor &x is not allowed'],
    ['a tag', 'b: 1\na: !!str 1', 'suite.yaml:2: the tag tag:yaml.org,2002:str is not allowed'],
    ['a tag on a map', 'a: !!map { b: 1 }', 'suite.yaml:1: the tag tag:yaml.org,2002:map is not allowed'],
    ['an unknown tag', 'a: !x 1', 'suite.yaml:1: '],
    ['a duplicate key', 'a: 1\nb: 2\na: 3', 'suite.yaml:3: Map keys must be unique'],
    ['a second document', 'a: 1\n---\nb: 1', 'suite.yaml:2: Source contains multiple documents'],
    ['a merge key', 'a: 1\n<<: { b: 1 }', 'suite.yaml:2: a field name must be plain text'],
    ['a number as a field name', 'a: 1\n1: b', 'suite.yaml:2: a field name must be plain text'],
    ['a map as a field name', '? { a: 1 }\n: b', 'suite.yaml:1: a field name must be plain text'],
    ['a directive', '%YAML 1.1\n---\na: yes', 'suite.yaml:1: a %YAML directive is not allowed'],
    [
      'wrong indentation',
      'a:\n  - b\n  c: 1',
      'suite.yaml:3: All mapping items must start at the same column',
    ],
  ])('%s', (_, text, message) => {
    expect(refusal(text)).toContain(message);
  });

  it('several at once, all named', () => {
    expect(refusal('a: &x 1\nb: *x\nc: !!str 1').split('\n')).toHaveLength(4);
  });
});

describe('parseStrictYaml', () => {
  it('keeps words that older YAML turns into booleans', () => {
    expect(parseStrictYaml('a: yes\nb: off', 'suite.yaml').value).toEqual({ a: 'yes', b: 'off' });
  });

  it('knows the line of a value, of an unknown field, and of what is around a missing one', () => {
    const { lineOf } = parseStrictYaml('a: 1\nthen:\n  - check: x\n    in: y\n  - b/c: 2\n', 'suite.yaml');
    expect(lineOf('')).toBe(1);
    expect(lineOf('/then')).toBe(2);
    expect(lineOf('/then/0/in')).toBe(4);
    expect(lineOf('/then/1/b~1c')).toBe(5);
    expect(lineOf('/then/1/missing')).toBe(5);
    expect(lineOf('/then/7')).toBe(2);
    expect(lineOf('/missing/deeper')).toBe(1);
  });
});
