// Words that a document explains: glossaries, bold leads under such headings, acronyms spelled out.
import { paragraphsOf, plainMarkdown } from '../plain-markdown.ts';
import type { FactOf, Reader } from '../fact.ts';

type Term = FactOf<'term'>;

const GLOSSARY = /\b(glossary|terms?|terminology|vocabulary|definitions?|concepts?|words)\b/i;
const BULLET = /^\s*[-*+]\s+(\*\*|__|`)(.+?)\1\s*(?::|—|–|-)?\s+(\S.*)$/;
const ACRONYM =
  /\b((?:[A-Z][\w-]*|of|and|the|for)(?: (?:[A-Z][\w-]*|of|and|the|for)){1,6}) \(([A-Z]{2,6})s?\)/g;
const DEFINED = /(\*\*|__)([^*_]{2,40})\1\s+(?:is|are|means|stands for)\s/g;
const IS = /^ (is|are|means) (an?|the|what|how) /;
const LONGEST = 300;

export const readTerms: Reader = function* ({ file, text }) {
  const seen = new Set<string>();
  const lines = text.split('\n');
  const keep = function* (term: string, explained: string, line: number): Iterable<Term> {
    const [name, meaning] = [
      plainMarkdown(term)
        .replace(/[:—–-]+$/, '')
        .trim(),
      plainMarkdown(explained),
    ];
    if (
      seen.has(name) ||
      name.length < 2 ||
      name.length > 50 ||
      meaning.length < 8 ||
      /:\/\/|[[\]]/.test(meaning)
    )
      return;
    seen.add(name);
    yield { kind: 'term', term: name, text: meaning.slice(0, LONGEST), file, line };
  };
  let [glossary, fence, table] = [false, false, false];
  for (const [index, content] of lines.entries()) {
    if (/^\s*(```|~~~)/.test(content)) fence = !fence;
    if (fence) continue;
    const heading = /^#{1,6}\s+(.*)$/.exec(content)?.[1];
    if (heading !== undefined) glossary = GLOSSARY.test(heading);
    const cells = /^\s*\|(.+)\|\s*$/
      .exec(content)?.[1]
      ?.split(/(?<!\\)\|/)
      .map((cell) => cell.trim());
    if (cells === undefined) table = false;
    else if (/^\s*\|[\s:|-]+\|\s*$/.test(lines[index + 1] ?? ''))
      table = /^(term|word|concept|acronym|abbreviation|name)$/i.test(plainMarkdown(cells[0] ?? ''));
    else if ((glossary || table) && cells.length >= 2 && !/^[:\s-]*$/.test(cells[0] ?? ''))
      yield* keep(cells[0] ?? '', cells.at(glossary || table ? 1 : -1) ?? '', index + 1);
    const [, , term, explained] = (glossary && BULLET.exec(content)) || [];
    if (term !== undefined && explained !== undefined) yield* keep(term, explained, index + 1);
  }
  for (const paragraph of paragraphsOf(text)) {
    // "A **suite** is ...", or a paragraph that begins with the words of its heading and says what they are.
    const sentences = paragraph.text.split(/(?<=[.!?])\s+(?=[A-Z])/);
    for (const [, , term = ''] of paragraph.raw.matchAll(DEFINED)) {
      const defining = sentences.find((sentence) =>
        sentence.replace(/^(An?|The|Each) /, '').startsWith(`${term} `),
      );
      if (defining !== undefined) yield* keep(term, defining, paragraph.line);
    }
    const [first = ''] = sentences;
    if (
      first.toLowerCase().startsWith(paragraph.heading.toLowerCase()) &&
      IS.test(first.slice(paragraph.heading.length)) &&
      paragraph.heading !== ''
    )
      yield* keep(paragraph.heading, first, paragraph.line);
    for (const [, long = '', short = ''] of paragraph.text.matchAll(ACRONYM)) {
      const words = long.split(' ').filter((word) => /^[A-Z]/.test(word));
      const tail = words.slice(-short.length).map((word) => word[0]);
      const all = [...tail].join('') === short ? words.slice(-short.length) : [];
      if (all.length > 0) yield* keep(short, long.slice(long.indexOf(all[0] ?? '')), paragraph.line);
    }
  }
};
