// Words are known by their senses, and the shipped lists are lists.
import { describe, expect, it } from 'vitest';
import { loadRules } from '../../../policy/load-rules.ts';
import { newLexicon } from './lexicon.ts';
import { shippedWords } from '../../../policy/shipped-words.ts';

const lexicon = newLexicon([{ stop: ['halt cease'], end: ['halt', 'over'], tell: ['say* sayonara'] }]);

describe('a word', () => {
  it('has one symbol for all of its senses', () => {
    const halt = lexicon.lookUp('halt') ?? '';
    expect(halt).toHaveLength(1);
    // Characters that no text means anything by.
    expect(halt).toMatch(/^\p{Co}$/u);
    expect(lexicon.symbolsOf('stop')).toContain(halt);
    expect(lexicon.symbolsOf('end')).toContain(halt);
    expect(lexicon.symbolsOf('tell')).not.toContain(halt);
    expect(lexicon.lookUp('cease')).not.toBe(halt);
  });
  it('is known by its stem', () => {
    expect(lexicon.lookUp('saying')).toBe(lexicon.lookUp('say'));
    expect(lexicon.lookUp('sa')).toBeUndefined();
  });
  it('has the senses of the stems of other languages too', () => {
    const both = newLexicon([{ stop: ['sayer'], tell: ['say*'] }]);
    expect(both.symbolsOf('tell')).toContain(both.lookUp('sayer') ?? '-');
    expect(both.symbolsOf('stop')).toContain(both.lookUp('sayer') ?? '-');
  });
  it('may have no sense, and no word may have one', () => {
    expect(lexicon.lookUp('table')).toBeUndefined();
    expect(lexicon.symbolsOf('table')).toBeUndefined();
  });
});

it('cuts a text without spaces into its words', () => {
  const words = (text: string) => lexicon.segments(text).map(({ word }) => word);
  expect(words('haltoverxxhalt')).toEqual(['halt', 'over', null, 'halt']);
  // A one may be an l.
  expect(words('ha1t')).toEqual(['halt']);
});

describe('a lexicon', () => {
  it('gives words of the same senses one symbol, and each sense the symbols of all its words', () => {
    const made = newLexicon([{ stop: ['halt cease'], end: ['halt', 'over'] }]);
    const [halt = '', cease = '', over = ''] = ['halt', 'cease', 'over'].map(made.lookUp);
    expect(made.lookUp('quit')).toBeUndefined();
    expect(new Set([halt, cease, over]).size).toBe(3);
    expect([halt, cease, over].join('')).toMatch(/^\p{Co}{3}$/u);
    expect(made.symbolsOf('stop')?.split('').toSorted()).toEqual([halt, cease].toSorted());
    expect(made.symbolsOf('end')?.split('').toSorted()).toEqual([halt, over].toSorted());
    const same = newLexicon([{ stop: ['halt cease'] }]);
    expect(same.lookUp('halt')).toBe(same.lookUp('cease'));
  });
  it('takes the longest stem that a word begins with', () => {
    const made = newLexicon([{ tell: ['say*'] }, { part: ['sayon*'] }, { fur: ['sable'] }]);
    expect(made.symbolsOf('part')).toBe(made.lookUp('sayonara'));
    expect(made.symbolsOf('tell')).toBe(made.lookUp('saying'));
    expect(made.symbolsOf('fur')).toBe(made.lookUp('sable'));
    expect([made.lookUp('sat'), made.lookUp('sabler'), made.lookUp('sab')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
  it('counts a sense once, however often a word has it', () => {
    const made = newLexicon([{ tell: ['say* say'] }, { tell: ['say*'] }]);
    expect(made.lookUp('say')).toBe(made.lookUp('saying'));
    expect(made.symbolsOf('tell')).toBe(made.lookUp('say'));
  });
  it('cuts texts at its words, and not at its stems', () => {
    const made = newLexicon([{ stop: ['halt'], tell: ['say*'] }]);
    expect(made.segments('haltsay*').map(({ word }) => word)).toEqual(['halt', null]);
    expect(made.segments('halt').map(({ word }) => word)).toEqual(['halt']);
  });
});

describe('the shipped words', () => {
  const { lists, phrases } = shippedWords();
  const lines = lists.flatMap((list) =>
    Object.entries(list).flatMap(([sense, all]) => all.map((line) => ({ sense, line }))),
  );
  it('are in lower case, one space apart', () => {
    expect(lines.length).toBeGreaterThan(300);
    expect(
      lines.filter(({ line }) => line !== line.toLowerCase() || /^\s|\s$|\s\s|[^\S ]/u.test(line)),
    ).toEqual([]);
  });
  it('have senses and phrases that some pattern asks for', () => {
    const patterns = loadRules().flatMap(({ match }) => (match.kind === 'instruction' ? match.patterns : []));
    const text = [...patterns, ...Object.values(phrases)].join(' ');
    const asked = new Set(
      [...text.matchAll(/<([a-z|-]+)>/gu)].flatMap(([, senses = '']) => senses.split('|')),
    );
    expect([...new Set(lines.map(({ sense }) => sense))].filter((sense) => !asked.has(sense))).toEqual([]);
    expect(Object.keys(phrases).filter((name) => !text.includes(`{${name}}`))).toEqual([]);
  });
  it('need no more symbols than there are', () => {
    const shipped = newLexicon(lists);
    const last = lines
      .flatMap(({ sense }) => shipped.symbolsOf(sense)?.split('') ?? [])
      .toSorted()
      .at(-1);
    expect(last?.charCodeAt(0)).toBeLessThan(0xf8ff);
  });
});
