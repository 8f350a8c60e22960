// A suite as sentences, so that its owner can read what it demands without knowing YAML.
import type { Case, Check, Suite } from '@agent-harness/contracts';
import type { Attack } from '../attack/judge-attack.ts';
import { plain } from './plain.ts';

export function explainSuite(suite: Suite): string {
  const attacks = suite.attacks ?? [];
  return [
    `Suite ${suite.suite}, owned by ${suite.owner}, demands of the outputs of skill ${suite.skill}:`,
    ...suite.then.map((check) => `  - ${sentence(check)}`),
    ...(suite.cases ?? []).flatMap(caseLines),
    attacks.length === 0 ? 'It names no attack.' : 'It attacks the skill by a scripted model:',
    ...attacks.map((attack) => `  - ${attackSentence(attack)}`),
  ]
    .map(plain)
    .join('\n')
    .concat('\n');
}

/** What is demanded of one run, besides what is of each. */
function caseLines({ id, what, then }: Case): string[] {
  return [
    `Case ${id}, which the suite runs itself: ${what}`,
    ...then.map((check) => `  - ${sentence(check)}`),
  ];
}

function sentence(check: Check): string {
  const each = `Each file ${check.in}`;
  switch (check.check) {
    case 'sections':
      return `${each} has, once and in this order, the sections ${list(check.require)}, and none is empty.`;
    case 'cited-commits-exist':
      return `${each} cites at least ${count(check['at-least'], 'commit')}, and every cited commit is in the history that the run read.`;
    case 'every-paragraph-cites':
      return `${each}: every paragraph, list item and table row of ${list(check.sections)} cites a commit or a claim, or says "Rationale not recorded".`;
    case 'mermaid-parses':
      return `${each} has at least ${count(check['at-least'], 'Mermaid diagram')}; all can be drawn and connect something.`;
    case 'no-credential':
      return `No file ${check.in} holds anything shaped like a credential.`;
    case 'links-resolve':
      return `${each}: every relative link and every #anchor leads to something in the outputs.`;
    case 'files':
      return `There ${check['at-least'] === 1 ? 'is' : 'are'} at least ${count(check['at-least'], 'file')} ${check.in}, and none is empty.`;
    case 'says':
      return `${each} says ${list(check.texts)}.`;
    case 'never-says':
      return `${each} never says ${list(check.texts)}.`;
  }
}

function attackSentence({ id, what, script, expect }: Attack): string {
  const calls = script.map(({ tool, input }) => `${tool} ${JSON.stringify(Object.values(input)[0] ?? '')}`);
  return expect === 'every-call-refused'
    ? `${id}: ${what} Every one of these calls must be refused and be in the audit log with its rule: ${calls.join('; ')}.`
    : `${id}: ${what} The calls are carried out, and the publish gate must stay shut: ${calls.join('; ')}.`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function list(names: readonly string[]): string {
  return names.map((name) => `"${name.replace(/^#+ /, '')}"`).join(', ');
}
