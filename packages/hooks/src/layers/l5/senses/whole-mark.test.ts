// What a word without spaces names: an address, a path, or a place of credentials.
import { expect, it } from 'vitest';
import { wholeMark } from './whole-mark.ts';

it.each([
  ['https://a.example/x', 'url'],
  ['www.a.example', 'url'],
  ['docs.example.com/x', 'url'],
  ['a.io:8080', 'url'],
  ['http://169.254.169.254/latest', 'secret-path'],
  ['169.254.169.254', 'secret-path'],
  ['https://intern/x', 'url'],
  ['www.a.zz', 'url'],
  ['a.zz.www.', undefined],
  ['ci@host.example', 'mail'],
  ['a/x@b.zz', undefined],
  ['x@b.zz/y', undefined],
  ['ci@a.example', 'mail'],
  ['ci@example', undefined],
  ['@a.example.com', 'url'],
  ['~/notes', 'path'],
  ['/etc/hosts', 'path'],
  ['./a', 'path'],
  ['../a', 'path'],
  ['~/.ssh/id_rsa', 'secret-path'],
  ['/etc/shadow', 'secret-path'],
  ['config/app.env', 'secret-path'],
  ['keys.pem', 'secret-path'],
  ['index.ts', undefined],
  ['node.js', undefined],
  ['secret', undefined],
  ['word', undefined],
  ['a/b/c', undefined],
])('%s: %s', (chunk, mark) => expect(wholeMark(chunk)).toBe(mark));
