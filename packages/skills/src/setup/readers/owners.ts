// CODEOWNERS, of GitHub and of GitLab with its sections.
import type { Fact, Reader } from '../fact.ts';

export const readOwners: Reader = function* ({ file, text }): Iterable<Fact> {
  let section = '';
  for (const [index, content] of text.split('\n').entries()) {
    const plain = content.replace(/(^|\s)#.*$/, '').trim();
    const heading = /^\^?\[([^\]]+)\](?:\[\d+\])?\s*(.*)$/.exec(plain);
    if (heading) section = heading[2] ?? '';
    else if (plain !== '' && !plain.startsWith('!')) {
      const [pattern = '', ...owners] = plain.split(/(?<!\\)\s+/);
      const names = owners.length > 0 ? owners.join(' ') : section;
      yield { kind: 'owner', pattern: pattern.replace(/\\ /g, ' '), owners: names, file, line: index + 1 };
    }
  }
};
