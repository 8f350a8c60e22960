// What the statistical reading learns from: attacks and harmless texts, each with a part of the data that it stands in.
//   - agent-threat-rules (MIT): the texts that its rules must and must not find, by rule
//   - our own sentences: attacks.json, harmless.json
//   - Markdown of the installed packages, read where it is installed and not kept
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
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

/** Texts of one group are on the same side of every split. */
function row(kind, group, text) {
  const half = createHash('sha256').update(group).digest()[0] & 1;
  return { kind, half, text: foldText(text) };
}

/** @returns rows `{ kind, half, text }`; the kinds are `attack`, `harmless` (near misses) and `document` */
export function examples(nodeModules) {
  const rows = [...threats(), ...own(), ...documents(nodeModules)];
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

function packageOf(file) {
  return /(?:.*node_modules\/)?((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? file;
}
