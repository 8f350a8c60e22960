import { expect, it } from 'vitest';
import { PUBLIC_SIGSTORE, servicesOf } from './sigstore-services.ts';

const own = { fulcio: 'https://fulcio.example', rekor: 'https://rekor.example' };

it('are the public ones, unless others are named', () => {
  expect(servicesOf({})).toEqual(PUBLIC_SIGSTORE);
  expect(servicesOf({ ...own, tsa: 'https://tsa.example/' })).toEqual({ ...own, tsa: 'https://tsa.example' });
  expect(servicesOf({ tsa: 'https://tsa.example' })).toEqual({
    ...PUBLIC_SIGSTORE,
    tsa: 'https://tsa.example',
  });
});

it.each([
  'http://fulcio.example',
  'http://127.0.0.1.example',
  'fulcio.example',
  'file:///etc',
  'ftp://x',
  '',
])('send no token to %s', (fulcio) => {
  expect(() => servicesOf({ ...own, fulcio })).toThrow(/no https address/);
});

it('are of one instance', () => {
  for (const half of [{ fulcio: own.fulcio }, { rekor: own.rekor }])
    expect(() => servicesOf(half)).toThrow(expect.objectContaining({ code: 'signing.service' }) as Error);
});
