// The rules of CODEOWNERS that decide about some files: the last one that matches each.
import type { FactOf } from '../setup/fact.ts';

type Owner = FactOf<'owner'>;

export function ownersOf(files: readonly string[], rules: readonly Owner[]): Owner[] {
  const deciding = files.flatMap((file) => rules.findLast((rule) => matches(rule.pattern, file)) ?? []);
  return [...new Set(deciding)];
}

/** As gitignore, as far as owners use it: anchored by a slash, `*` within a name, `**` across folders. */
function matches(pattern: string, file: string): boolean {
  const anchored = pattern.replace(/\/$/, '').includes('/');
  const source = pattern
    .replace(/^\//, '')
    .replace(/\/$/, '')
    .split(/(\*\*\/?|\*|\?)/)
    .map((part) => {
      if (part.startsWith('**')) return '(?:.*/)?';
      if (part === '*') return '[^/]*';
      return part === '?' ? '[^/]' : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${anchored ? '' : '(?:.*/)?'}${source}(?:/.*)?$`).test(file);
}
