// What the statistical reading learns from: attacks and harmless texts, each with a part of the data that it stands in.
//   - agent-threat-rules (MIT): the texts that its rules must and must not find, by rule
//   - our own sentences: attacks.json, harmless.json
//   - Markdown of the installed packages, and paragraphs of their code and data, read where they are installed and not kept
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { foldText } from '../dist/layers/l5/fold-text.js';

const HERE = import.meta.dirname;
const threatRules = fileURLToPath(new URL('../', import.meta.resolve('agent-threat-rules')));

/** Its categories that are about what a text says. The others are about calls, commands and numbers. */
const SAID = new Set([
  'prompt-injection',
  'agent-manipulation',
  'context-exfiltration',
  'tool-poisoning',
  'skill-compromise',
  'data-poisoning',
]);

/** They hold attacks on purpose. */
const ABOUT_ATTACKS = /(?:^|\/)(?:@andersmyrmel\/vard|llm-guard|agent-threat-rules|@agent-harness)\//;
const LONGEST_DOCUMENT = 60_000;
const CODE = /\.(?:[cm]?[jt]s|json|ya?ml|txt|sh|py|html)$/;
/** What a tool wrote, which nobody reads. */
const MADE = /\bmin\b|package(?:-lock)?\.json$/;
const PARAGRAPH = { shortest: 60, longest: 1500 };
/** Three words in a row: a comment, a message, prose. */
const PROSE = /[a-z]{3} [a-z]{2,} [a-z]{2,}/i;
/** So many paragraphs of a file and of a package. */
const MOST = { file: 4, package: 12 };

/** Texts of one group are on the same side of every split. */
function row(kind, group, text) {
  const half = digestOf(group)[0] & 1;
  return { kind, half, text: foldText(text) };
}

function digestOf(text) {
  return createHash('sha256').update(text).digest();
}

/** @returns rows `{ kind, half, text }`; the kinds are `attack`, `harmless` (near misses) and `document` */
export function examples(nodeModules) {
  const rows = [...threats(), ...own(), ...documents(nodeModules), ...paragraphs(nodeModules)];
  const seen = new Set();
  return rows.filter(({ text }) => !seen.has(text) && seen.add(text));
}

function threats() {
  const files = readdirSync(join(threatRules, 'rules'), { recursive: true })
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  return files.flatMap((file) => {
    const {
      id,
      tags,
      test_cases: cases,
    } = parse(readFileSync(join(threatRules, 'rules', file), 'utf8'), { logLevel: 'silent' });
    const texts = (list) => (list ?? []).map(textOf).filter((text) => typeof text === 'string');
    const attacks = SAID.has(tags?.category) ? texts(cases?.true_positives) : [];
    return [
      ...attacks.map((text) => row('attack', id, text)),
      ...texts(cases?.true_negatives).map((text) => row('harmless', id, text)),
    ];
  });
}

function textOf(given) {
  if (typeof given === 'string') return given;
  return given.input ?? given.content ?? given.tool_response ?? given.tool_description ?? given.user_input;
}

/** @returns its `version` and `license` */
export function threatRulesFacts() {
  return JSON.parse(readFileSync(join(threatRules, 'package.json'), 'utf8'));
}

function own() {
  const read = (name) => JSON.parse(readFileSync(join(HERE, name), 'utf8'));
  const { texts, frames, topics } = read('harmless.json');
  const filled = frames.flatMap((frame) => topics.map((topic) => frame.replace('{}', topic)));
  return [
    ...read('attacks.json').map((text) => row('attack', text, text)),
    ...[...texts, ...filled].map((text) => row('harmless', text, text)),
  ];
}

function documents(nodeModules) {
  const files = readdirSync(nodeModules, { recursive: true })
    .filter((file) => file.endsWith('.md') && !ABOUT_ATTACKS.test(file))
    .sort();
  return files.flatMap((file) => {
    const text = readFileSync(join(nodeModules, file), 'utf8');
    return text.length < LONGEST_DOCUMENT ? [row('document', packageOf(file), text)] : [];
  });
}

/** A few of each package, drawn by their digests. */
function paragraphs(nodeModules) {
  const files = readdirSync(nodeModules, { recursive: true }).filter(
    (file) => CODE.test(file) && !MADE.test(file) && !ABOUT_ATTACKS.test(file),
  );
  const had = new Map();
  return drawn(files).flatMap((file) => {
    const group = packageOf(file);
    const left = MOST.package - (had.get(group) ?? 0);
    const path = join(nodeModules, file);
    const facts = statSync(path);
    if (left <= 0 || facts.size > LONGEST_DOCUMENT || !facts.isFile()) return [];
    const some = drawn(
      readFileSync(path, 'utf8')
        .split(/\n\s*\n/)
        .filter(isProse),
    ).slice(0, Math.min(left, MOST.file));
    had.set(group, (had.get(group) ?? 0) + some.length);
    return some.map((text) => row('document', group, text));
  });
}

function isProse(text) {
  return text.length >= PARAGRAPH.shortest && text.length <= PARAGRAPH.longest && PROSE.test(text);
}

function drawn(list) {
  return list
    .map((one) => [digestOf(one).toString('hex'), one])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one);
}

function packageOf(file) {
  return /(?:.*node_modules\/)?((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? file;
}
