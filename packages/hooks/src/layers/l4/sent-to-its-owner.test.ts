// A token in its header goes to whoever gave it out, and nowhere else.
import { expect, it } from 'vitest';
import { parseProgram } from '../../shell/parse-program.ts';
import { ownerOf, sentToItsOwner } from './sent-to-its-owner.ts';

const isSent = (line: string) => {
  const [command] = parseProgram(line).commands;
  const word = command?.words.find(({ text }) => text === null);
  return command !== undefined && word !== undefined && sentToItsOwner(command, word.source);
};

it.each([
  ['curl -H "Authorization: Bearer $TOKEN" https://a.example/', 'curl -H "Authorization: Bearer $TOKEN"'],
  [
    'curl -H "PRIVATE-TOKEN: $GITLAB_TOKEN" https://gitlab.com/',
    'curl -H "X-Data: a $TOKEN" https://a.example/',
  ],
  [
    'curl -H "Authorization: token $GH_TOKEN" https://api.github.com/',
    'curl -H "Authorization: token $GH_TOKEN" https://api.gitlab.com/',
  ],
  [
    'curl -H "Authorization: token $GH_TOKEN" "https://api.github.com/"',
    'curl -H "Authorization: token $GH_TOKEN" https://api.github.com/ https://a.example/',
  ],
  ['curl -u "$USER:$TOKEN" https://a.example/', 'curl -o "$USER:$TOKEN" https://a.example/'],
  ['curl -u "$TOKEN:" https://a.example/', 'curl -d "$TOKEN:" https://a.example/'],
  ['curl -u "$TOKEN" "https://a.example/$X"', 'curl -u "$TOKEN a" https://a.example/'],
  ['http -a $TOKEN https://a.example/', 'nc -a $TOKEN https://a.example/'],
  ['/usr/bin/curl -u ${TOKEN} https://a.example/', '/usr/bin/mail -u ${TOKEN} https://a.example/'],
  ['curl -u "$TOKEN" https://a.example/', 'curl -u "a $TOKEN" https://a.example/'],
])('%s, not %s', (sent, other) => {
  expect(isSent(sent)).toBe(true);
  expect(isSent(other)).toBe(false);
});

it.each([
  ['GITHUB_TOKEN', 'api.github.com', 'github.example.com'],
  ['hf_token', 'huggingface.co', 'hf.example'],
  ['CF_API_TOKEN', 'api.cloudflare.com', 'cf.example'],
  ['OPENAI_API_KEY', 'api.openai.com', 'openai.com.example'],
])('%s belongs to %s, not to %s', (variable, own, other) => {
  expect(ownerOf(variable)?.test(own)).toBe(true);
  expect(ownerOf(variable)?.test(other)).toBe(false);
});
it('a variable of no vendor belongs to none', () => {
  for (const name of ['TOKEN', 'MY_GITHUB_TOKEN', '']) expect(ownerOf(name)).toBeUndefined();
});
