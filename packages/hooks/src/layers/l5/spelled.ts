// Letters that are spelled one by one: by their names on the radio, by their places in the alphabet, in morse.

/** A sign of a row, and what stands behind it. */
interface Sign {
  letter: string;
  behind: string;
}

const MORSE = new Map(
  '.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..'
    .split(' ')
    .map((code, at) => [code, String.fromCodePoint(97 + at)]),
);
const RADIO =
  'alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu';
/** As they are spelled; the first letter of each is the letter that it stands for. */
const NAMES = `${RADIO.replaceAll(' ', '|').replace('xray', 'x-?ray')}|alpha|juliet|whisky`;
const NAME = new RegExp(`(${NAMES})([^a-z0-9]{0,4})`, 'giu');

/** Names in a row. */
export const NAMED = new RegExp(`(?:\\b(?:${NAMES})\\b[^a-z0-9]{1,4}){7,4096}(?:${NAMES})\\b`, 'giu');
const NUMBER = /(\d{1,2})(\D{0,4})/gu;

export function radio(part: string): string {
  return joined(
    Array.from(part.matchAll(NAME), ([, name = '', behind = '']) => ({
      letter: (name[0] ?? '').toLowerCase(),
      behind,
    })),
  );
}

/** 1 is a, 26 is z. */
export function places(part: string): string {
  return joined(
    Array.from(part.matchAll(NUMBER), ([, number = '', behind = '']) => ({
      letter: String.fromCharCode(96 + Number(number)),
      behind,
    })),
  );
}

/** What stands behind most signs stands between letters, anything else between words. */
function joined(signs: readonly Sign[]): string {
  const times = new Map<string, number>();
  for (const { behind } of signs) times.set(behind, (times.get(behind) ?? 0) + 1);
  const [usual] = [...times].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0]);
  return signs
    .map(({ letter, behind }) => (behind === usual ? letter : `${letter} `))
    .join('')
    .trim();
}

/** Points and dashes as they are typed, or drawn. */
export function morse(part: string): string {
  const words = part
    .replaceAll(/[·•∙⋅]/gu, '.')
    .replaceAll(/[−–—_]/gu, '-')
    .split(/[/|]| {3}/u)
    .map((word) =>
      word
        .trim()
        .split(/ +/u)
        .map((code) => MORSE.get(code) ?? '')
        .join(''),
    );
  return words.join(' ').trim();
}
