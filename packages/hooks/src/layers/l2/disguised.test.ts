// Spellings in a tool's field that only some other reader would take for a path elsewhere.
import { describe, expect, it } from 'vitest';
import { spelledForOthers } from './disguised.ts';

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
