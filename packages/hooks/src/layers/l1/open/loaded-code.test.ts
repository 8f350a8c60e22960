// Values of options that load code, in the next word or attached, and options that load none.
import { describe, expect, it } from 'vitest';
import { parseProgram } from '../../../shell/parse-program.ts';
import { loadedCode } from './loaded-code.ts';

const loaded = (source: string) => {
  const [command] = parseProgram(source).commands;
  return command ? loadedCode(command.name ?? '', command) : [];
};

describe('is loaded', () => {
  it.each([
    ['make -C /a', ['/a']],
    ['cargo build --manifest-path /a', ['/a']],
    ['npm --prefix=/a test', ['/a']],
    ['eslint -c /a .', ['/a']],
    ['eslint --config=/a --rulesdir /b .', ['/a', '/b']],
    ['gcc -B/a x.c', ['/a']],
    ['gcc -B/ab x.c', ['/ab']],
    ['eslint "--config=/a\n/b" .', ['/a\n/b']],
    ['gcc -fplugin=/a x.c', ['/a']],
    ['go vet -vettool=/a ./...', ['/a']],
    ['pandoc -F /a -L /b x.md', ['/a', '/b']],
    ['tox -c /a', ['/a']],
  ])('%s', (source, values) => expect(loaded(source)).toEqual(values));
});

describe('is not', () => {
  it.each([
    'make /a',
    'cat -C /a',
    'eslint /a',
    'eslint --format=/a',
    'gcc -I/a x.c',
    'gcc -o /a x.c',
    'pandoc -o /a x.md',
    'xmake -C /a',
    'make -C',
    'make -C "$x"',
    'eslint x--config=/a',
    'gcc x-B/a',
  ])('%s', (source) => expect(loaded(source)).toEqual([]));
});
