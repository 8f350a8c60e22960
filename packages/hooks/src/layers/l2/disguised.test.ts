// Spellings in a tool's field that only some other reader would take for a path elsewhere.
import { describe, expect, it } from 'vitest';
import { disguised, spelledForOthers } from './disguised.ts';

describe("a field's path", () => {
  it.each([
    '/w/%2fetc%2fpasswd',
    '/w/%252e%252e/x',
    '/w/\\x2e\\x2e/etc',
    '/w/\\u002e\\u002e/etc',
    '/w/&#46;&#46;/etc',
    '/w/$(echo x)',
    '/w/`id`',
    '/w/%USERPROFILE%/x',
    '/w/{/etc,x}/passwd',
    '/w/git~1/config',
    '/w/. ./x',
    '/w/smb:/h/x',
    '/w/.gi\u200ct/config',
  ])('is spelled for others: %j', (path) => expect(spelledForOthers(path)).toBe(true));
  it.each([
    '/w/a b.txt',
    '/w/pages/[id]/(group)/$slug.tsx',
    '/w/{{cookiecutter.name}}/x',
    '/w/100%.md',
    '/w/.git/config',
    '/w/a:b',
    '/w/...',
  ])('is a name: %j', (path) => expect(spelledForOthers(path)).toBe(false));
});

describe('climbing', () => {
  it.each([
    '/w/%2e%2e/x',
    '/w/%2e%2e',
    '/w/%2E%2E;/x',
    '/w/%252e%252e/x',
    '/w/%25252e%25252e/x',
    '/w/%c0%ae%c0%ae/x',
    '/w/%uff0e%uff0e/x',
    '/w/0x2e0x2e/x',
    '/w/a%2f..%2fx',
    '/w/a\\..\\x',
    '/w/\uff0e\uff0e/x',
    '/w/.\u200b./x',
    '/w/.../x',
    '/w/..../x',
    '/w/...',
    '/w/...;/x',
    '/w/%2e%2e%2e/x',
    '/w/..;/x',
    '/w/C:/x',
    '/w/%43:/x',
    '/w/%5c%5chost/%2e%2e',
    '/w/\\\\host',
    `/w/%${'25'.repeat(5)}2e%${'25'.repeat(5)}2e/x`,
    '/w/%ff0e%ff0e/x',
    'C%3A/x',
  ])('is spelled for another decoder: %j', (path) => expect(disguised(path)).toBe(true));
  it.each([
    '/w/a',
    '/w/..a',
    '/w/...rest.ts',
    '/w/\u2026rest.md',
    '/w/%2e%2ea/x',
    '/w/..-x',
    '/w/a..',
    '/w/a...',
    '/w/%41/x',
    '/w/a%20b',
    '/w/ab:/x',
    '/w/%41b:/x',
    '/w/50%',
    '/w/a\\\\b',
    '/w/a..;b',
    '/w/C:x',
    '/w/%61..',
    // More rounds than any decoder makes.
    `/w/%${'25'.repeat(6)}2e%${'25'.repeat(6)}2e/x`,
  ])('is not: %j', (path) => expect(disguised(path)).toBe(false));
});
