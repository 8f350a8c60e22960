// What documents tell a reader to run or open, and that is not there.
import { posix } from 'node:path';
import { folderOf } from '../../git/paths.ts';
import { factsOf, type Setup } from '../../setup/read-setup.ts';
import { cleanText } from '../../text/clean.ts';
import type { Contradiction } from './contradiction.ts';
import { shellLines } from './shell-lines.ts';

/** Documents that speak of this repository itself; others may describe what readers do in theirs. */
const ABOUT_ITSELF =
  /^(readme|contributing|develop(ment|ing)?|install(ation|ing)?|hacking|building)\.(md|markdown)$|(^|\/)(contributing|developing|development)\.(md|markdown)$/i;
const MOST_TEXT = 300;

export function documentContradictions(setup: Setup, head: string): Contradiction[] {
  const documents = [...setup.documents].filter(([path]) => ABOUT_ITSELF.test(path));
  return documents.flatMap(([file, text]) => [
    ...missingCommands(file, text, setup, head),
    ...missingLinks(file, text, setup, head),
  ]);
}

function missingCommands(file: string, text: string, setup: Setup, head: string): Contradiction[] {
  const known = factsOf(setup, 'command').map((fact) => fact.command);
  const scripts = new Set(known.map(scriptOf).filter((name) => name !== null));
  const makes = new Set(known.flatMap((command) => /^make (\S+)$/.exec(command)?.[1] ?? []));
  const seen = new Set<string>();
  return shellLines(text).flatMap(({ line, text: written, commands }) =>
    commands.flatMap((words) => {
      const [tool, verb, name] = words;
      const script =
        /^(npm|pnpm|yarn|bun)$/.test(tool ?? '') && /^run(-script)?$/.test(verb ?? '') ? name : null;
      const target = tool === 'make' && /^[\w-]+$/.test(verb ?? '') ? verb : null;
      const missing =
        script && /^[\w:.-]+$/.test(script) && scripts.size > 0 && !scripts.has(script)
          ? `${tool ?? ''} run ${script}`
          : target && makes.size > 0 && !makes.has(target)
            ? `make ${target}`
            : null;
      if (missing === null || seen.has(missing)) return [];
      seen.add(missing);
      return [
        {
          kind: 'command' as const,
          claims: [
            {
              kind: 'lines' as const,
              sha: head,
              file,
              line,
              to: line,
              text: cleanText(written).slice(0, MOST_TEXT).trim(),
            },
            { kind: 'absence' as const, sha: head, what: 'command' as const, name: missing },
          ],
        },
      ];
    }),
  );
}

/** The script behind `npm test`, `yarn run x`; `null` for other commands. */
function scriptOf(command: string): string | null {
  return /^(?:npm|pnpm|yarn|bun)(?: run)? (\S+)$/.exec(command)?.[1] ?? null;
}

function missingLinks(file: string, text: string, { paths }: Setup, head: string): Contradiction[] {
  const folders = new Set([...paths].flatMap(ancestors));
  const seen = new Set<string>();
  let fence = false;
  return text.split('\n').flatMap((content, index) => {
    if (/^\s*(```|~~~)/.test(content)) fence = !fence;
    if (fence) return [];
    return [...content.replace(/`[^`]*`/g, '').matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].flatMap(
      (match) => {
        const written = (match[1] ?? '').replace(/[#?].*$/, '');
        // Up from the root leads to pages of the host, not of the tree.
        if (written === '' || /^[a-z][\w+.-]*:|^\/\/|^\{|^mailto/i.test(written)) return [];
        const target = written.startsWith('/')
          ? written.slice(1)
          : posix.normalize(posix.join(folderOf(file), decoded(written)));
        const plain = target.replace(/\/+$/, '');
        if (
          plain.startsWith('..') ||
          plain === '.' ||
          paths.has(plain) ||
          folders.has(plain) ||
          seen.has(plain)
        )
          return [];
        if (cleanText(plain) !== plain || plain.length > MOST_TEXT) return [];
        seen.add(plain);
        const words = cleanText(content);
        const at = words.indexOf(written);
        return [
          {
            kind: 'link' as const,
            claims: [
              {
                kind: 'lines' as const,
                sha: head,
                file,
                line: index + 1,
                to: index + 1,
                text: at === -1 ? words.slice(0, MOST_TEXT).trim() : written,
              },
              { kind: 'absence' as const, sha: head, what: 'path' as const, name: plain },
            ],
          },
        ];
      },
    );
  });
}

function ancestors(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_part, index) => parts.slice(0, index + 1).join('/'));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
