// A version is looked for below `releases/`; whatever else is named is a folder, there or not.
import { expect, it } from 'vitest';
import { releaseFolder } from './release-folder.ts';

it.each([
  ['1.2.0', 'releases/1.2.0'],
  ['1.2.0-rc.1', 'releases/1.2.0-rc.1'],
  ['releases/1.2.0', 'releases/1.2.0'],
  ['/nowhere/1.2.0', '/nowhere/1.2.0'],
  ['.', '.'],
])('%s is %s', (given, folder) => {
  expect(releaseFolder(given)).toBe(folder);
});
