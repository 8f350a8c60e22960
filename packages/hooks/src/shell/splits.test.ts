import { expect, it } from 'vitest';
import { splits } from './splits.ts';

const word = (source: string, text: string | null = null) => ({ source, text });

it.each(['$n', '--max-count=$n', '$(cat a)', '`cat a`', '"a"$n', "'a'$(b)", '${n}'])(
  'several words may become of %s',
  (source) => expect(splits(word(source))).toBe(true),
);

it.each(['"$n"', '"$(cat "a")"', "'$n'", '$((n + 1))', '$#', '$?', '{}', '"a\\"$n"'])(
  '%s stays one',
  (source) => expect(splits(word(source))).toBe(false),
);

it('what is certain stays as it is', () => {
  expect(splits(word('$n', '1'))).toBe(false);
});
