// Reads the rules that ship with this package: one JSON file a rule, under rules/<layer>/.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HarnessError, type Rule, parse } from '@agent-harness/contracts';
import { policyDocument } from './policy-document.ts';

/** `src/policy` and `dist/policy` stand at the same depth. A bundle beside `rules/` passes its own folder. */
const SHIPPED = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'rules');

/**
 * @param folder that holds L1 to L5
 * @returns all rules, by layer and id; every one checked against the policy contract
 * @throws ContractError for a rule that is not one; HarnessError `rules.duplicate` or `rules.misplaced`
 */
export function loadRules(folder: string = SHIPPED): Rule[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort();
  const rules = files.map((file) => {
    const rule = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Rule;
    if (file !== join(rule.layer, `${rule.id}.json`))
      throw new HarnessError(
        'rules.misplaced',
        `rule ${rule.id} of ${rule.layer} is in ${file}`,
        `move it to ${rule.layer}/${rule.id}.json`,
      );
    return rule;
  });
  const twice = rules.find((rule, at) => rules.findIndex(({ id }) => id === rule.id) !== at);
  if (twice)
    throw new HarnessError(
      'rules.duplicate',
      `two rules are called ${twice.id}`,
      'give each rule an id of its own',
    );
  parse(
    'policy',
    policyDocument({ name: 'rules', tools: [], commands: [], read: [], write: [], hosts: [] }, rules),
    folder,
  );
  return rules;
}
