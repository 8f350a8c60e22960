// Outputs are written by an agent: text that is made to take long must not.
import { expect, it } from 'vitest';
import { checkEveryParagraphCites } from './checks/every-paragraph-cites.ts';
import { checkLinksResolve } from './checks/links-resolve.ts';
import { checkNoCredential } from './checks/no-credential.ts';
import { citedCommits } from './outputs/citations.ts';

// So long that what is not linear does not end within the test's own limit.
const long = 400_000;

it.each([
  'a.',
  'a://b:',
  'eyJ-',
  '-----BEGIN ',
  '[',
  '](',
  '](a',
  '[a][',
  '` `` ',
  '|-',
  '| - ',
  '<!-- ',
  '`abcdef1',
  'AccountKey=',
  'sk-',
])('reads %j repeated in time', (text) => {
  const file = { path: 'a.md', text: `## A\n${text.repeat(long / text.length)}` };
  expect(() => checkNoCredential([file])).not.toThrow();
  checkLinksResolve([file], { outputs: [file] });
  checkEveryParagraphCites({ check: 'every-paragraph-cites', in: '*', sections: ['## A'] }, [file]);
  citedCommits(file.text);
});
