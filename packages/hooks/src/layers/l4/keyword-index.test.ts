import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadRules } from '../../policy/load-rules.ts';
import { type KeyedRule, keywordIndex } from './keyword-index.ts';

const [sample] = loadRules().filter((rule): rule is KeyedRule => rule.match.kind === 'credential-text');
const ruleOf = (id: string, keywords: string[]): KeyedRule => ({
  ...(sample as KeyedRule),
  id,
  match: { ...(sample as KeyedRule).match, keywords },
});

it('finds a keyword in either case, at either end, and no other', () => {
  const inText = keywordIndex([ruleOf('long', ['token-']), ruleOf('three', ['sk_']), ruleOf('one', ['|'])]);
  const ids = (text: string) => inText(text).map(({ id }) => id);
  expect(ids('TOKEN-')).toEqual(['long']);
  expect(ids('a sk_')).toEqual(['three']);
  expect(ids('sk_ | Token-x')).toEqual(['long', 'three', 'one']);
  for (const text of ['', 's', 'sk', 'token', 'tokens-', 'token_']) expect(ids(text), text).toEqual([]);
});

it('says of any text what looking for each keyword says, whatever text came before', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'B', '-', 'é', 'K'), maxLength: 12 });
  const keywords = fc.array(
    letters.filter((text) => text !== ''),
    { minLength: 1, maxLength: 3 },
  );
  fc.assert(
    fc.property(fc.array(keywords, { maxLength: 6 }), fc.array(letters, { maxLength: 4 }), (lists, texts) => {
      const rules = lists.map((list, at) => ruleOf(`rule-${at}`, list));
      const inText = keywordIndex(rules);
      for (const text of texts) {
        const lower = text.toLowerCase();
        const expected = rules.filter(({ match }) =>
          match.keywords.some((keyword) => lower.includes(keyword.toLowerCase())),
        );
        expect(inText(text)).toEqual(expected);
      }
    }),
    { numRuns: 500 },
  );
});
