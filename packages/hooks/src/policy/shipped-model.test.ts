// The weights that ship are read from their file, or from the copy that a bundle carries.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shippedFolder } from './shipped-folder.ts';
import { shippedModel } from './shipped-model.ts';

it('reads the file of this package', () => {
  const file = readFileSync(join(shippedFolder('words'), 'likeness.json'), 'utf8');
  expect(shippedModel()).toEqual(JSON.parse(file));
  expect(Object.keys(shippedModel())).toEqual(
    expect.arrayContaining(['limits', 'bias', 'sequences', 'senses']),
  );
});

it('prefers the copy of a bundle', () => {
  Object.assign(globalThis, { SHIPPED_MODEL: '{"bias":7}' });
  try {
    expect(shippedModel()).toEqual({ bias: 7 });
  } finally {
    Reflect.deleteProperty(globalThis, 'SHIPPED_MODEL');
  }
});
