// `links-resolve`: links that lead somewhere pass, each kind that does not is found.
import { expect, it } from 'vitest';
import { checkLinksResolve } from './links-resolve.ts';

const outputs = [
  {
    path: 'architecture.md',
    text: '# Architecture\n\n## The `guard`, in full\n\n## Twice\n\n## Twice\n\n## See [the guard](../a.md)\n\n<a id="here"></a>\n',
  },
  { path: 'decisions/0001-a.md', text: '# A' },
];
const findings = (text: string) => {
  const file = { path: 'decisions/0002-b.md', text };
  return checkLinksResolve([file], { outputs: [...outputs, file] }).map(({ line, message }) => [
    line,
    message,
  ]);
};

it.each([
  '[a](0001-a.md)',
  '[a](./0001-a.md "title")',
  '[a](<0001-a.md>)',
  '[up](../architecture.md#the-guard-in-full)',
  '[twice](../architecture.md#twice-1) [id](../architecture.md#here)',
  '# This one\n[self](#this-one)',
  '[folder](../decisions/)',
  '[web](https://example.org/a_(b)) [plain](http://example.org) [mail](mailto:a@example.org)',
  '[linked](../architecture.md#see-the-guard)',
  '[a][one]\n\n[one]: 0001-a.md',
  '``[code](nowhere.md) ` and more``',
  '`[code](nowhere.md)` and\n```\n[code](nowhere.md)\n```',
  '\\[no\\](link)',
])('passes %j', (text) => {
  expect(findings(text)).toEqual([]);
});

it.each([
  ['[a](0003-c.md)', 'the link 0003-c.md leads to no file'],
  ['![image](missing.png)', 'the link missing.png leads to no file'],
  [
    '[a](../architecture.md#nowhere)',
    'the link ../architecture.md#nowhere leads to no heading of architecture.md',
  ],
  ['[a](../decisions/#nowhere)', 'the link ../decisions/#nowhere leads to no file'],
  ['[a](#nowhere)', 'the link #nowhere leads to no heading of decisions/0002-b.md'],
  ['[a](../../README.md)', 'the link ../../README.md leaves the outputs'],
  ['[a](%2e%2e/%2e%2e/x)', 'the link %2e%2e/%2e%2e/x leaves the outputs'],
  ['[a](/etc/passwd)', 'the link /etc/passwd is neither relative nor https'],
  ['[a](file:///etc/passwd)', 'the link file:///etc/passwd is neither relative nor https'],
  ['[a](javascript:alert(1))', 'the link javascript:alert(1) is neither relative nor https'],
  ['[a](//collector.example/x)', 'the link //collector.example/x is neither relative nor https'],
  ['[a]()', 'a link without a target'],
  ['[a][nowhere]', 'a link to a reference that is not defined'],
])('finds %j', (text, message) => {
  expect(findings(`first\n${text}`)).toEqual([[2, message]]);
});
