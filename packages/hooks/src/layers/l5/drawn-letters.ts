// Characters that are drawn like Latin letters, or stand for them, and which letter each is.

/** Letters of other scripts that are drawn like Latin ones, and what they are drawn like. */
const OF_OTHER_SCRIPTS: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  ғ: 'f',
  һ: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  г: 'r',
  ѕ: 's',
  т: 't',
  у: 'y',
  ѵ: 'v',
  ԝ: 'w',
  х: 'x',
  α: 'a',
  β: 'b',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ɡ: 'g',
  ɩ: 'i',
  ɑ: 'a',
  ƅ: 'b',
  ƽ: 's',
  ʐ: 'z',
  ϳ: 'j',
  ҁ: 'c',
  ҽ: 'e',
  հ: 'h',
  ո: 'n',
  ս: 'u',
  օ: 'o',
  զ: 'q',
  ց: 'g',
  յ: 'j',
  ⲟ: 'o',
  ⲣ: 'p',
  ⲥ: 'c',
  ⱥ: 'a',
  ƀ: 'b',
  ȼ: 'c',
  ɇ: 'e',
  ǥ: 'g',
  ɉ: 'j',
  ɍ: 'r',
  ʉ: 'u',
  ɏ: 'y',
  ƶ: 'z',
  ѐ: 'e',
  ё: 'e',
};
/** Small capitals; the alphabet has none of its own for q, s and x. */
const SMALL = 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘ ʀ ᴛᴜᴠᴡ ʏᴢ';
/** Letters of the Lisu and the Cherokee that are drawn like capitals; the latter in lower case, as a folded text has them. */
const LISU = 'ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑ ꓣꓢꓔꓴꓦꓪꓫꓬꓜ';
const CHEROKEE = 'ꭺᏼꮯꭰꭼ ꮐꮋꭵꭻꮶꮮꮇ ꮎꮲ ꭱꮪꭲ ꮩꮃ ꭹꮓ';
/** Letters that are turned upside down, and read from the right. */
const TURNED = 'ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz';
/** The same on a page that is felt. */
const BRAILLE = '⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵';

/** By character, the Latin letter that a reader sees. */
export const LOOKALIKES: Readonly<Record<string, string>> = {
  ...OF_OTHER_SCRIPTS,
  ...inOrder(SMALL),
  ...inOrder(LISU),
  ...inOrder(CHEROKEE),
};
/** By character, the letter that it is for who turns the page round. */
export const UPSIDE_DOWN: Readonly<Record<string, string>> = inOrder(TURNED);
/** By character, the letter that it stands for. */
export const RAISED: Readonly<Record<string, string>> = inOrder(BRAILLE);

/** @param alphabet a blank where it has no letter */
function inOrder(alphabet: string): Record<string, string> {
  const letters = Array.from(alphabet, (char, at) => [char, String.fromCharCode(97 + at)] as const);
  return Object.fromEntries(letters.filter(([char]) => char !== ' '));
}
