// What a set of pages must not leave out: modules, services, ports, needed variables, and every contradiction.
import type { Claim, Unnumbered } from '../../claims/claim.ts';
import { citedIn } from '../../claims/cited-in.ts';
import { factKey } from '../../claims/fact-key.ts';
import { factsOf } from '../../setup/read-setup.ts';
import type { Report } from '../../verify/report.ts';
import type { RepositoryFacts } from '../../verify/repository-facts.ts';
import { findContradictions } from '../contradictions/find-contradictions.ts';
import { chooseCommands, type Purpose } from '../evidence/choose-commands.ts';
import { WITHHELD } from '../phrases.ts';
import { shownModules } from '../shown-modules.ts';

/** As many of a kind as a page holds. */
const MOST = 25;
const STEPS: readonly Purpose[] = ['install', 'build', 'run', 'test'];

export async function checkCoverage(
  texts: ReadonlyMap<string, string>,
  claims: ReadonlyMap<string, Claim>,
  typed: number,
  facts: RepositoryFacts,
  report: Report,
): Promise<void> {
  // What the guard withheld cannot be told; the page says so to the reviewer instead.
  if ((texts.get('not-known.md') ?? '').includes(WITHHELD)) return;
  const [setup, scan] = [await facts.setup(), await facts.scan(facts.head)];
  const told = (page: string, test: (claim: Claim) => boolean) =>
    citedIn(texts.get(page) ?? '').some(({ id }) => {
      const claim = claims.get(id);
      return claim !== undefined && test(claim);
    });
  const missing = (page: string, what: string) => report(page, null, `coverage: does not tell ${what}`);
  for (const { name, path } of shownModules(scan))
    if (!told('architecture.md', (claim) => claim.kind === 'path' && claim.path === `${path}/`))
      missing('architecture.md', `the module ${JSON.stringify(name)}`);
  for (const { name } of unique(factsOf(setup, 'service'), (fact) => fact.name))
    if (!told('reference.md', (claim) => claim.kind === 'service' && claim.name === name))
      missing('reference.md', `the service ${JSON.stringify(name)}`);
  for (const { port } of unique(factsOf(setup, 'port'), (fact) => String(fact.port)))
    if (!told('reference.md', (claim) => claim.kind === 'port' && claim.port === port))
      missing('reference.md', `the port ${port}`);
  const needed = factsOf(setup, 'env').filter((fact) => fact.role === 'requires');
  for (const { name } of unique(needed, (fact) => fact.name))
    if (!told('reference.md', (claim) => claim.kind === 'env' && claim.name === name))
      missing('reference.md', `the variable ${JSON.stringify(name)}`);
  const { found } = await findContradictions(facts.git, setup, facts.head);
  for (const { kind, claims: sides } of found)
    for (const side of sides)
      if (!told('not-known.md', (claim) => isSame(claim, side)))
        missing('not-known.md', `one side of a contradiction (${kind}): ${JSON.stringify(side)}`);
  if (typed === 0 && STEPS.some((step) => chooseCommands(setup, step).length > 0))
    missing('getting-started.md', 'any command, though the repository has some');
}

function unique<F>(facts: readonly F[], nameOf: (fact: F) => string): F[] {
  return [...new Map(facts.map((fact) => [nameOf(fact), fact])).values()].slice(0, MOST);
}

function isSame({ id: _id, ...claim }: Claim, side: Unnumbered<Claim>): boolean {
  return factKey(claim) === factKey(side);
}
