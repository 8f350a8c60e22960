// `links-resolve`: every relative link and #anchor leads to something in the outputs.
import { posix } from 'node:path';
import type { Finding } from '@agent-harness/contracts';
import { anchorsOf } from '../outputs/anchors.ts';
import { type Link, linksOf } from '../outputs/links.ts';
import type { OutputFile } from '../outputs/read-outputs.ts';
import type { Ground } from './ground.ts';

export function checkLinksResolve(
  files: readonly OutputFile[],
  { outputs }: Pick<Ground, 'outputs'>,
): Finding[] {
  const texts = new Map(outputs.map(({ path, text }) => [path, text]));
  return files.flatMap(({ path, text }) =>
    linksOf(text).flatMap((link) => {
      const message = fault(link, path, texts);
      return message === null ? [] : [{ file: path, line: link.line, message }];
    }),
  );
}

/** Links into the web are not followed: there is no network, and a page that answers proves nothing. */
function fault({ target }: Link, from: string, texts: ReadonlyMap<string, string>): string | null {
  if (target === null) return 'a link to a reference that is not defined';
  if (target === '') return 'a link without a target';
  if (/^https?:\/\/[^/]/i.test(target) || /^mailto:/i.test(target)) return null;
  if (/^(?:[a-z][a-z0-9+.-]*:|\/|\\)/i.test(target))
    return `the link ${target} is neither relative nor https`;
  const [path = '', anchor] = decoded(target).split('#', 2);
  const file = path === '' ? from : posix.join(posix.dirname(from), path);
  if (file.startsWith('../')) return `the link ${target} leaves the outputs`;
  const text = texts.get(file);
  if (text === undefined) {
    const folder = `${file.replace(/\/$/, '')}/`;
    if (anchor === undefined && [...texts.keys()].some((one) => one.startsWith(folder))) return null;
    return `the link ${target} leads to no file`;
  }
  if (anchor === undefined || anchorsOf(text).has(anchor)) return null;
  return `the link ${target} leads to no heading of ${file}`;
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
