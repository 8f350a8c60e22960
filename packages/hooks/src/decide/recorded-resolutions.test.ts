// Notes of the disk's answers: enough to judge a call again without that disk.
import { posix } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecideContext } from './context.ts';
import { TOO_MANY, byText, fromNotes, noteResolutions } from './note-resolutions.ts';

const noted = (resolve: DecideContext['resolve']) =>
  noteResolutions({ resolve, tainted: true, now: () => 7 });

describe('notes', () => {
  it('bring every answer of the disk back, whatever the names', () => {
    const name = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !/ -> | !! |\//u.test(text));
    const answer = fc.oneof(
      name.map((text) => ({ real: `/real/${text}` })),
      name.map((text) => ({ problem: text })),
    );
    fc.assert(
      fc.property(
        fc.dictionary(
          name.map((text) => `/${text}`),
          answer,
          { maxKeys: 20 },
        ),
        (answers) => {
          const { context, resolved } = noted((path) => answers[path] ?? { problem: 'unknown' });
          for (const path of Object.keys(answers)) context.resolve(path);
          const again = fromNotes(resolved);
          for (const [path, found] of Object.entries(answers)) expect(again(path)).toEqual(found);
        },
      ),
    );
  });
  it('leave out what is longer than a path may be, which is a problem without a disk', () => {
    const asked: string[] = [];
    const { context, resolved } = noted((path) => {
      asked.push(path.slice(0, 8));
      return { real: '/real' };
    });
    const longest = `/${'a'.repeat(4_094)}`;
    for (const resolve of [context.resolve, fromNotes([`${longest} -> /real`])]) {
      expect(resolve(longest)).toEqual({ real: '/real' });
      expect(resolve(`${longest}a`)).toEqual({ problem: 'longer than a path may be' });
    }
    expect([asked, resolved]).toEqual([['/aaaaaaa'], [`${longest} -> /real`]]);
  });
  it('keep 64, and a last one only when there was more', () => {
    const { context, resolved } = noted((path) => ({ real: `/real${path}` }));
    for (let at = 0; at < 64; at += 1) context.resolve(`/${at}`);
    expect(resolved).toHaveLength(64);
    expect(resolved).not.toContain(TOO_MANY);
    context.resolve('/64');
    expect(resolved.slice(63)).toEqual(['/63 -> /real/63', TOO_MANY]);
    context.resolve('/65');
    expect(resolved).toHaveLength(65);
  });
  it('take nothing from the context that they watch', () => {
    const { context } = noted((path) => ({ real: path }));
    expect(context.tainted).toBe(true);
    expect(context.now()).toBe(7);
  });
});

describe('byText', () => {
  it.each([
    ['/a/./b/../c', '/a/c'],
    ['/a/', '/a'],
    ['/a//', '/a'],
    ['/', '/'],
    ['/a/b', '/a/b'],
  ])('%s → %s', (path, plain) => {
    expect(byText(path)).toBe(plain);
    expect(posix.isAbsolute(byText(path))).toBe(true);
  });
});
