// A line as its reader sees it, whatever characters draw it.
import { expect, it } from 'vitest';
import { foldLine } from './fold-line.ts';

it.each([
  ['', ''],
  ['Plain  WORDS', 'plain words'],
  ['a\tb', 'a b'],
  ['`code`', "'code'"],
  ['one\\ntwo\\ttwo', 'one two two'],
  ['one\\n\\ntwo', 'one . two'],
  ['one\\r\\n\\r\\ntwo', 'one . two'],
  ['&lt;b&gt; &AMP; &quot;x&quot;', '<b> & "x"'],
  ['&#73;gnore &#x69;t', 'ignore it'],
  ['a&#10;b', 'a b'],
  ['a&#xd800;b&#x110000;c', 'a b c'],
  ['&unknown;', '&unknown;'],
  ['“one” ‘two’', '"one" \'two\''],
  ['ｉｇｎｏｒｅ', 'ignore'],
  ['café', 'café'],
  ['i\u0336g\u0336\u0353n\u0336ore', 'ignore'],
  ['іgnоrе', 'ignore'],
  ['раураӏ', 'paypal'],
  ['ро', 'ро'],
  ['Добрый день, вот раураӏ', 'добрый день, вот раураӏ'],
  ['Добрый день всем, іgnоrе', 'добрый день всем, ignore'],
  ['\u{1f170}\u{1f171}\u{1f189}', 'abz'],
  ['\u{1f150}\u{1f151}\u{1f169}', 'abz'],
  ['\u{1f1e6}\u{1f1e7}\u{1f1ff}', 'abz'],
  ['ig\u200bnore', 'ignore'],
])('%j is %j', (line, folded) => expect(foldLine(line)).toBe(folded));
