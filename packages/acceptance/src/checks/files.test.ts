// `files`: too few, or an empty one.
import { expect, it } from 'vitest';
import { checkFiles } from './files.ts';

const check = { check: 'files', in: '*.md', 'at-least': 2 } as const;
const a = { path: 'a.md', text: 'a' };

it('passes enough files with something in them', () => {
  expect(checkFiles(check, [a, { path: 'b.md', text: 'b' }])).toEqual([]);
});

it('finds that there are too few', () => {
  expect(checkFiles(check, [a])).toEqual([
    { file: '*.md', line: null, message: '1 files; at least 2 are required' },
  ]);
});

it('finds an empty file', () => {
  expect(checkFiles(check, [a, { path: 'b.md', text: ' \n' }])).toEqual([
    { file: 'b.md', line: null, message: 'the file is empty' },
  ]);
});
