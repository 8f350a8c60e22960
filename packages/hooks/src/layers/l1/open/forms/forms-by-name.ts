// Finds the forms of a command by its name, so that nothing is tried that speaks of others.
import { madeOnce } from '../../../../shell/made-once.ts';
import type { Form } from './form.ts';

/** @returns for the name of a command, without its folder, its forms in the order of the list */
export function formsByName(forms: readonly Form[]): (base: string) => Form[] {
  const exact = new Map<string, number[]>();
  const starts: { start: string; at: number }[] = [];
  const made = forms.map((form) => ({ ...form, match: madeOnce(form.match) }));
  for (const [at, { names }] of forms.entries())
    for (const name of names.split(' ')) {
      if (name.endsWith('*')) starts.push({ start: name.slice(0, -1), at });
      else exact.set(name, [...(exact.get(name) ?? []), at]);
    }
  return (base) => {
    const name = base.toLowerCase().replace(/\.(?:exe|com)$/u, '');
    const begun = starts.filter(({ start }) => name.startsWith(start)).map(({ at }) => at);
    const places = new Set([...(exact.get(name) ?? []), ...begun]);
    return made.filter((_, at) => places.has(at));
  };
}
