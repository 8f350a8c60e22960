// The written JSON is what the formatter would write.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { renderJson } from './render-json.ts';

const rules = join(import.meta.dirname, '../../../hooks/rules');

it('is formatted as the shipped rules are', () => {
  const files = readdirSync(rules, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.json'),
  );
  expect(files.length).toBeGreaterThan(100);
  for (const file of files) {
    const text = readFileSync(join(rules, file), 'utf8');
    expect(renderJson(JSON.parse(text)), file).toBe(text);
  }
});

it('breaks a list that is too long, and keeps what is empty short', async () => {
  const long = Array.from({ length: 30 }, (_, at) => `word-${at}`);
  const text = renderJson({ long, short: ['a'], none: [], deep: [{ a: null }], gone: undefined, map: {} });
  expect(text).toBe(await format(text, { parser: 'json', printWidth: 110 }));
  expect(text).not.toContain('gone');
});
