// What a module, or the whole repository, says about itself: a manifest's description, else a README's first words.
import type { LinesClaim } from '../../claims/kinds/lines.ts';
import type { Unnumbered } from '../../claims/claim.ts';
import { within } from '../../git/paths.ts';
import { lineOf } from '../../setup/fact.ts';
import { paragraphsOf } from '../../setup/plain-markdown.ts';
import { readPositioned } from '../../setup/positioned.ts';
import type { Setup } from '../../setup/read-setup.ts';
import { cleanText } from '../../text/clean.ts';

type Lines = Unnumbered<LinesClaim>;

const LONGEST = 600;
// A paragraph that only points elsewhere describes nothing.
const POINTS =
  /^(see|documentation|read|visit|note|warning|todo|changelog|copyright|(dual[- ])?licen[sc]|report|upgrad|migrat|click|for more)\b|:$/i;

export function descriptionOf(folder: string, setup: Setup, head: string): Lines | null {
  const file = within(folder, 'package.json');
  const manifest = readPositioned(setup.manifests.get(file) ?? '');
  const stated = manifest?.value['description'];
  const at = manifest?.line('description') ?? 1;
  // With escapes in it, its line does not show the words.
  const shown = cleanText((setup.manifests.get(file) ?? '').split('\n')[at - 1] ?? '');
  if (typeof stated === 'string' && fits(cleanText(stated)) && shown.includes(cleanText(stated)))
    return { kind: 'lines', sha: head, file, line: at, to: at, text: cleanText(stated) };
  for (const name of ['pyproject.toml', 'Cargo.toml']) {
    const text = setup.manifests.get(within(folder, name)) ?? '';
    const [, found = ''] = /^description\s*=\s*"((?:[^"\\])*)"/m.exec(text) ?? [];
    const line = lineOf(text, /^description\s*=/m);
    if (fits(cleanText(found)))
      return { kind: 'lines', sha: head, file: within(folder, name), line, to: line, text: cleanText(found) };
  }
  return introOf(folder, setup, head)[0] ?? null;
}

/** The first paragraphs of the folder's README, at most two, before its second heading. */
export function introOf(folder: string, setup: Setup, head: string): Lines[] {
  const file = [...setup.documents.keys()].find(
    (path) => path.toLowerCase() === within(folder, 'readme.md').toLowerCase(),
  );
  const paragraphs = paragraphsOf(setup.documents.get(file ?? '') ?? '');
  const first = paragraphs[0]?.heading;
  const found: Lines[] = [];
  for (const { line, to, text, heading } of paragraphs) {
    if (file === undefined || found.length === 2 || heading !== first) break;
    if (!POINTS.test(text) && !/https?:/.test(text) && fits(text))
      found.push({ kind: 'lines', sha: head, file, line, to, text });
  }
  return found;
}

function fits(text: string): boolean {
  return text.length >= 12 && text.length <= LONGEST;
}
