// A mark is known again wherever it stands, and nothing else is taken for one.
import { schemas } from '@agent-harness/contracts';
import { assert, property, string, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REDACTION_MARK, markOf } from './redaction-mark.ts';

describe('the mark in a credential’s place', () => {
  const rule = schemas.policy as { $defs: { rule: { properties: { id: { pattern: string } } } } };
  const id = stringMatching(new RegExp(rule.$defs.rule.properties.id.pattern, 'u'));

  it('is known again whatever rule the contract allows, and shows nothing of the credential', () => {
    assert(
      property(id, string({ minLength: 12 }), (named, secret) => {
        const mark = markOf({ rule: named, secret });
        expect(REDACTION_MARK.exec(`a ${mark} b`)?.[0]).toBe(mark);
        expect(mark).not.toContain(secret);
      }),
    );
  });

  it('names the rule and eight letters of a digest', () => {
    expect(markOf({ rule: 'r0', secret: 'key' })).toMatch(/^\[redacted:r0:[\da-f]{8}\]$/u);
  });

  it('tells one credential from another', () => {
    const marks = ['one', 'two', 'one'].map((secret) => markOf({ rule: 'secret.x', secret }));
    expect(marks[0]).toBe(marks[2]);
    expect(marks[0]).not.toBe(marks[1]);
  });

  it.each([
    'redacted:secret.aws:0123abcd',
    '[redacted:secret.aws:0123abcd',
    '[redacted:secret:0123abcd]',
    '[redacted:Secret.aws:0123abcd]',
    '[redacted:secret.a b:0123abcd]',
    '[redacted:secret.:0123abcd]',
    '[redacted:secret.aws:0123abc]',
    '[redacted:secret.aws:0123abcde]',
    '[redacted:secret.aws:0123ABCD]',
    '[withheld: secret.aws:0123abcd]',
  ])('is nothing else: %s', (text) => {
    expect(text).not.toMatch(REDACTION_MARK);
  });
});
