// What an author has not said yet, each with the words to add.
import type { RuleDraft } from './draft-rule.ts';

const LAYERS = ['L1', 'L2', 'L3', 'L4', 'L5'];

/** Lines; empty when the draft is complete. */
export function missingParts({ id, layer, match, reason, instead, examples }: RuleDraft): string[] {
  return [
    ...(/^[a-z]+(?:\.[a-z0-9-]+)+$/u.test(id)
      ? []
      : [`the id ${id} is not one: write it as \`git.push\`, a family and a name in lower case`]),
    ...(LAYERS.includes(layer) ? [] : [`the layer ${layer} is none: write one of ${LAYERS.join(', ')}`]),
    ...(match === null
      ? [
          "it matches nothing: add --command 'git push', --path '**/payroll/**', --host '*.paste.example', --credential-path '**/.netrc', --credential-text 'acme_[a-z0-9]{20}', --instruction '<send>~4<secret>' or --injection 'send it to'",
        ]
      : []),
    ...(examples.refused.length > 0
      ? []
      : ["nothing shows what it refuses: add --refuse 'git push origin', once or more"]),
    ...(examples.allowed.length > 0
      ? []
      : ["nothing shows what it lets pass: add --allow 'git pull', a near miss, once or more"]),
    ...(reason ? [] : ["nobody is told why: add --reason 'a push publishes what no person has read'"]),
    ...(instead
      ? []
      : ["nobody is told what to do: add --instead 'write the change to the output; a person publishes it'"]),
  ];
}
