// Reads the rules that ship with this package: one JSON file a rule, under rules/<layer>/.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError, type Rule, parse } from '@agent-harness/contracts';
import { policyDocument } from './policy-document.ts';
import { patternFaults } from './pattern-faults.ts';
import { shippedFolder } from './shipped-folder.ts';

/**
 * @param folder that holds L1 to L5
 * @returns all rules, by layer and id; every one checked against the policy contract
 * @throws ContractError for a rule that is not one; HarnessError `rules.misplaced`, `rules.level`, `rules.duplicate`, `rules.pattern`
 */
export function loadRules(folder: string = shippedFolder('rules')): Rule[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort();
  const rules = files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Rule);
  const space = { name: 'rules', tools: [], commands: [], read: [], write: [], hosts: [] };
  parse('policy', policyDocument(space, rules), folder);
  rules.forEach((rule, at) => {
    if (files[at] !== join(rule.layer, `${rule.id}.json`))
      throw new HarnessError(
        'rules.misplaced',
        `rule ${rule.id} of ${rule.layer} is in ${files[at]}`,
        `move it to ${rule.layer}/${rule.id}.json`,
      );
    if (rule.level !== undefined)
      throw new HarnessError(
        'rules.level',
        `rule ${rule.id} names a level`,
        `take it out of ${files[at]}: a shipped rule has none`,
      );
    if (rules.findIndex(({ id }) => id === rule.id) !== at)
      throw new HarnessError('rules.duplicate', `two rules are called ${rule.id}`, 'give each its own id');
    checkPattern(rule);
  });
  return rules;
}

function checkPattern({ id, layer, match }: Rule): void {
  const [fault] = patternFaults(match);
  if (fault === undefined) return;
  throw new HarnessError(
    'rules.pattern',
    `the pattern of ${id} is not one: ${fault.what}`,
    `correct it in ${layer}/${id}.json`,
  );
}
