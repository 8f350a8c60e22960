import { expect, it } from 'vitest';
import type { DecideContext } from './context.ts';
import { TOO_MANY, byText, fromNotes, noteResolutions } from './note-resolutions.ts';

const disk: DecideContext['resolve'] = (path) => {
  if (path.startsWith('/loop')) return { problem: 'too many symbolic links' };
  return { real: byText(path.replace('/workspace/link', '/etc')) };
};

it('notes what the text does not tell, and a resolver from the notes answers as the disk did', () => {
  const { context, resolved } = noteResolutions({ resolve: disk, tainted: false, now: () => 0 });
  const paths = ['/workspace/a/../b/', '/workspace/link/passwd', '/loop/x', '/workspace/link/passwd', '/'];
  const seen = paths.map((path) => context.resolve(path));
  expect(resolved).toEqual(['/workspace/link/passwd -> /etc/passwd', '/loop/x !! too many symbolic links']);
  expect(paths.map(fromNotes(resolved))).toEqual(seen);
});

it('says when there was more than it keeps', () => {
  const { context, resolved } = noteResolutions({ resolve: disk, tainted: false, now: () => 0 });
  for (let at = 0; at < 80; at += 1) context.resolve(`/loop/${at}`);
  expect(resolved).toHaveLength(65);
  expect(resolved.at(-1)).toBe(TOO_MANY);
});

it('keeps what a pattern matches elsewhere', () => {
  const also = { real: '/workspace/*', also: ['/etc/passwd', '/root'] };
  const { context, resolved } = noteResolutions({ resolve: () => also, tainted: false, now: () => 0 });
  context.resolve('/workspace/*');
  expect(resolved).toEqual(['/workspace/* +> /etc/passwd', '/workspace/* +> /root']);
  expect(fromNotes(resolved)('/workspace/*')).toEqual(also);
});

it('keeps a problem, whatever else was seen of the path', () => {
  expect(fromNotes(['/a/* !! loop', '/a/* +> /b'])('/a/*')).toEqual({ problem: 'loop' });
});
