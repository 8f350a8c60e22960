// An international name made to be mistaken for another: letters of two scripts in one label, or a whole label of another script's twins.
import { domainToUnicode } from 'node:url';
import { madeOnce } from '../../shell/made-once.ts';

/** Scripts whose letters are drawn like Latin ones. */
const twinScripts = madeOnce(
  () =>
    /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}]/u,
);
/** Cyrillic and Greek letters that a reader takes for Latin ones. */
const TWINS = /^[аеорсухіјѕһԁԛԝьӏѵαονρυικτχ\d-]+$/u;

/** @param host canonical, in ASCII */
export function looksAlike(host: string): boolean {
  if (!host.includes('xn--')) return false;
  return domainToUnicode(host)
    .split('.')
    .some((label) => twinScripts().test(label) && (/\p{Script=Latin}/u.test(label) || TWINS.test(label)));
}
