// What people write where a secret belongs, and what may be one.
import { describe, expect, it } from 'vitest';
import { isPlaceholder } from './is-placeholder.ts';

describe('a placeholder', () => {
  it.each([
    '',
    'changeme',
    'ci:changeme',
    'YOUR_API_KEY',
    'k2Lq98xxxxxZx',
    'k2Lqabcdefgh9',
    'k2LqABCDEFGH9',
    'AKIAIOSFODNN7EXAMPLE',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    '<k2Lq98Zx>',
    '%k2Lq98Zx%',
    '[k2Lq98Zx]',
    '(k2Lq98Zx)',
    '{k2Lq98Zx}',
    '$k2Lq98Zx',
    '${k2Lq98Zx}',
    '$HOST$k2Lq98Zx',
    '$Q$k2Lq98Zx',
    'ci:$k2Lq98Zx',
    'abababab',
  ])('is %s', (text) => expect(isPlaceholder(text)).toBe(true));
  it.each([
    'k2Lq98Zx',
    'changeme:k2Lq98Zx',
    'BAKIAIOSFODNN7EXAMPLE',
    'AKIAIOSFODNN7EXAMPLE9',
    'k2EXAMPLEKEY9',
    '{SHA}k2Lq98Zx',
    '{SSHA256}k2Lq98Zx',
    '$krb5asrep$23$k2Lq98Zx',
    '$DCC2$10240#ada#k2Lq98Zx',
    '$2b$10$k2Lq98Zx',
    '$P$Bk2Lq98Zx',
    '$H$9k2Lq98Zx',
    'k2<Lq98Zx>',
    'k2$Lq98Zx',
    'abcabc',
  ])('is not %s', (text) => expect(isPlaceholder(text)).toBe(false));
});
