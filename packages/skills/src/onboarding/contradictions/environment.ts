// Variables that the code needs and the example leaves out, and variables of the example that nothing names.
import type { Git } from '../../git/git.ts';
import { firstOfEach } from '../../setup/fact.ts';
import { filesNaming } from '../../setup/files-naming.ts';
import { factsOf, type Setup } from '../../setup/read-setup.ts';
import type { Contradiction } from './contradiction.ts';

/** Set by a shell, an operating system or a CI, not by a person who copies an example. */
export const GIVEN =
  /^(PATH|HOME|USER|SHELL|TERM|LANG|LC_\w+|TZ|PWD|TMPDIR|TEMP|TMP|CI|NODE_ENV|NO_COLOR|FORCE_COLOR|EDITOR|DEBUG|XDG_\w+|CI_\w+|GITLAB_\w+|GITHUB_\w+|RUNNER_\w+|npm_\w+)$/;

export async function variableContradictions(git: Git, setup: Setup, head: string): Promise<Contradiction[]> {
  const variables = factsOf(setup, 'env');
  const examples = variables.filter((fact) => fact.role === 'example');
  if (examples.length === 0) return [];
  const shown = new Set(examples.map((fact) => fact.name));
  const needed = variables.filter(
    (fact) => fact.role === 'requires' && !shown.has(fact.name) && !GIVEN.test(fact.name),
  );
  const found: Contradiction[] = firstOfEach(needed, ({ name }) => name).map((fact) => ({
    kind: 'variable',
    claims: [
      { ...fact, sha: head },
      { kind: 'absence', sha: head, what: 'env-example', name: fact.name },
    ],
  }));
  for (const fact of firstOfEach(examples, ({ name }) => name)) {
    if ((await filesNaming(git, head, fact.name)).length > 0) continue;
    found.push({
      kind: 'variable',
      claims: [
        { ...fact, sha: head },
        { kind: 'absence', sha: head, what: 'env-read', name: fact.name },
      ],
    });
  }
  return found;
}
