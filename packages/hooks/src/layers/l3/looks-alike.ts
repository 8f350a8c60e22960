// An international name made to be mistaken for another: letters of two scripts in one label, or a whole label of another script's twins.
import { domainToUnicode } from 'node:url';

/** Scripts whose letters are drawn like Latin ones. */
const TWIN_SCRIPTS =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}]/u;
const LATIN = /\p{Script=Latin}/u;
/** Cyrillic and Greek letters that a reader takes for Latin ones. */
const TWINS = /^[аеорсухіјѕһԁԛԝьӏѵαονρυικτχ\d-]+$/u;

/** @param host canonical, in ASCII */
export function looksAlike(host: string): boolean {
  if (!host.includes('xn--')) return false;
  return domainToUnicode(host)
    .split('.')
    .some((label) => TWIN_SCRIPTS.test(label) && (LATIN.test(label) || TWINS.test(label)));
}
