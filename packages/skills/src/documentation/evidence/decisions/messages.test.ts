// What is read from messages: headings, reasons, themes.
import { describe, expect, it } from 'vitest';
import { readHeading } from './conventional.ts';
import { reasonsIn } from './reasons.ts';
import { themeKey } from './theme-key.ts';

const added = (path: string) => ({ status: 'added' as const, path, before: null, after: 'x' });

describe('readHeading', () => {
  it.each([
    [
      'feat(web)!: swap the server',
      { type: 'feat', scope: 'web', breaking: true, prefix: null, text: 'swap the server' },
    ],
    [
      'net: drop the timer',
      { type: null, scope: null, breaking: false, prefix: 'net', text: 'drop the timer' },
    ],
    [':sparkles: feat: x y', { type: 'feat', scope: null, breaking: false, prefix: null, text: 'x y' }],
    ['Add a log', { type: null, scope: null, breaking: false, prefix: null, text: 'Add a log' }],
    [
      'Note this: it is prose',
      { type: null, scope: null, breaking: false, prefix: null, text: 'Note this: it is prose' },
    ],
  ])('reads %j', (subject, expected) => {
    expect(readHeading(subject)).toEqual(expected);
  });
});

describe('reasonsIn', () => {
  it('tells reasons, rejections and the rest apart', () => {
    expect(
      reasonsIn(
        'Four teams ship alone, so they share data only. The log is one file.\nA database was rejected: a torn page is lost.\n\nBREAKING CHANGE: readers must skip the last line.',
      ),
    ).toEqual({
      because: ['Four teams ship alone, so they share data only.'],
      rejected: ['A database was rejected: a torn page is lost.'],
      weighed: true,
      details: ['The log is one file.'],
      breaking: ['readers must skip the last line.'],
    });
  });

  it('takes a reasoned rejection as the reason when there is no other', () => {
    const text = 'A database was rejected because a torn page is lost.';
    expect(reasonsIn(text)).toMatchObject({ because: [text], rejected: [] });
  });

  it('tells a way that was weighed from a word that only contrasts', () => {
    const body = 'Read the whole file instead of its lines.';
    expect(reasonsIn(body)).toMatchObject({ rejected: [body], weighed: false });
    expect(reasonsIn('Lines were considered, and are too slow.').weighed).toBe(true);
  });

  it('quotes no sentence twice, and none that announces what is not quoted', () => {
    const first = 'One writer opens the log.';
    const second = 'This keeps lines whole, because two would mix.';
    expect(reasonsIn(`${first} ${second}\n\nBefore this change we saw:\n\n    lines`)).toMatchObject({
      because: [`${first} ${second}`],
      details: [],
    });
  });

  it('leaves out what a host lists of a squashed branch, and talk about the review', () => {
    const listed = '* Move the log because the test was red\n* Fix lint';
    expect(reasonsIn(listed, true)).toMatchObject({ because: [], details: [] });
    expect(reasonsIn(listed, false).because).toHaveLength(1);
    expect(reasonsIn('Not done here, because this PR is large enough.').because).toEqual([]);
  });

  it.each(['', 'Fix the thing.', 'https://example.org/because/of', 'Signed-off-by: Because Ada <a@b>'])(
    'finds no reason in %j',
    (body) => {
      expect(reasonsIn(body)).toMatchObject({ because: [], rejected: [], breaking: [] });
    },
  );
});

describe('themeKey', () => {
  it('takes the first way that says something', () => {
    expect(themeKey('feat(Web): x (#3)', '', [])).toBe('scope:web');
    expect(themeKey('net: x (#3)', '', [])).toBe('change:#3');
    expect(themeKey('net: x', '', [])).toBe('prefix:net');
    expect(themeKey('x', '', [added('b/1'), added('a/1'), added('a/2'), added('top')])).toBe('folder:a');
    expect(themeKey('x', '', [])).toBe('folder:.');
  });
});
