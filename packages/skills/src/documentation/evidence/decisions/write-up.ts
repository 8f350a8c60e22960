// Turns a chosen decision into the claims that its ADR can be written from.
import type { Claim, Unnumbered } from '../../../claims/claim.ts';
import type { ThemeFile } from '../../evidence-files.ts';
import type { Numbering } from '../../../claims/numbering.ts';
import type { Scan } from '../../../architecture/scan.ts';
import type { Git } from '../../../git/git.ts';
import { parentOf, pathAt } from '../../../git/path-at.ts';
import { cleanText } from '../../../text/clean.ts';
import { slug } from '../../../text/slug.ts';
import { commitFact } from '../../../claims/commit-fact.ts';
import type { Commit } from '../../../history/commit.ts';
import { type Aftermath, areaAftermath, dependencyAftermath, edgesInto, pathAftermath } from './aftermath.ts';
import { changeRequestOf } from '../history/change-request.ts';
import { areaOf } from './area.ts';
import { type Decision, pathsOf } from './choose.ts';
import type { DependencyChange } from './dependency-changes.ts';
import { keepRelevant, relevanceFor } from './relevance.ts';
import { quotesOf, sameWords } from './quotes.ts';
import { titleOf } from './title.ts';

export interface Surroundings {
  git: Git;
  head: string;
  numbering: Numbering;
  scan: Scan;
  reverts: ReadonlyMap<string, string>;
  dependencies: ReadonlyMap<string, readonly DependencyChange[]>;
}

const MOST = { quotes: 3, parts: 4, paths: 5, dependencies: 5, edges: 6 };

export async function writeUp(decision: Decision, order: number, about: Surroundings): Promise<ThemeFile> {
  const { git, numbering } = about;
  const { candidate, related } = decision;
  const lead = candidate.lead;
  const parts = candidate.parts.slice(0, MOST.parts);
  const commits = [lead, ...parts];
  const relevance = relevanceFor(candidate);
  const changes = commits.flatMap((commit) => about.dependencies.get(commit.sha) ?? []).sort(runtimeFirst);
  // Tools of development come with any work; they are told when the message speaks of them.
  const told = changes.filter((change) => change.scope === 'runtime' || relevance.of(change.name) > 0);
  const dependencies = keepRelevant(told, (change) => `${change.manifest} ${change.name}`, relevance).slice(
    0,
    MOST.dependencies,
  );
  const born = candidate.signals
    .filter((signal) => signal.kind === 'package-added')
    .map((signal) => signal.subject);
  const area = areaOf(born, pathsOf(candidate), candidate.theme);
  const claims = new Map<string, Claim>();
  const note = (facts: readonly Unnumbered<Claim>[]) =>
    facts.map((fact) => {
      const claim = numbering.claim(fact);
      claims.set(claim.id, claim);
      return claim.id;
    });
  const describe = async (shas: readonly string[]) =>
    note((await Promise.all(shas.map((sha) => commitFact(git, sha)))).flat());

  const title = titleOf(candidate, changes);
  const quotes = quotesOf(candidate, commits);
  const named = changeRequestOf(lead.subject, lead.body)?.title ?? '';
  const details = quotes.details
    .filter(
      (quote) => quote.sha === lead.sha && ![title, named].some((words) => sameWords(quote.text, words)),
    )
    .slice(0, MOST.quotes);
  const paths = await pathFacts(
    git,
    keepRelevant(candidate.signals, (signal) => signal.subject, relevance),
  );
  const decided = [
    ...(await describe([lead.sha])),
    ...note(paths),
    ...note(dependencies.map(toFact)),
    ...note(details),
  ];
  const reasons = note(quotes.because.slice(0, MOST.quotes));
  const alternatives = note(quotes.rejected.slice(0, MOST.quotes));
  const after = await aftermath(about, lead, area, paths, dependencies);
  const undone = commits.map((commit) => about.reverts.get(commit.sha)).filter((sha) => sha !== undefined);
  const consequences = [...note(quotes.breaking), ...note(after.facts)];
  const sections = {
    reasons,
    decision: [...new Set(decided)],
    parts: await describe(parts.map((commit) => commit.sha)),
    nearby: await describe(related.map((other) => other.lead.sha)),
    alternatives,
    consequences: [...new Set(consequences)],
    undone: await describe([...new Set(undone)]),
    later: await describe([...new Set(after.commits)]),
  };
  const id = `t${String(order).padStart(2, '0')}`;
  return {
    schema: 'documentation-theme/1',
    id,
    theme: candidate.theme,
    title,
    slug: slug(title, id),
    score: Math.round(candidate.score * 100) / 100,
    signals: [...new Set(candidate.signals.map((signal) => signal.kind))].sort(),
    lead: lead.sha,
    area,
    sections,
    claims: [...claims.values()],
  };
}

// A signal says what one parent of a merge saw; only what holds against the first parent becomes a claim.
async function pathFacts(
  git: Git,
  signals: Decision['candidate']['signals'],
): Promise<(Unnumbered<Claim> & { kind: 'path' })[]> {
  const facts: (Unnumbered<Claim> & { kind: 'path' })[] = [];
  for (const { kind, sha, subject } of signals) {
    if (!/^(package|file|folder)-/.test(kind) || facts.length >= MOST.paths || cleanText(subject) !== subject)
      continue;
    // What came and went within one change request is not what it decided.
    if (signals.some((other) => other.subject === subject && other.kind !== kind)) continue;
    // A folder that comes with its manifest is told by it.
    if (
      subject.endsWith('/') &&
      signals.some((other) => other.subject !== subject && other.subject.startsWith(subject))
    )
      continue;
    const change = kind.endsWith('removed') ? 'removed' : 'added';
    const parent = await parentOf(git, sha);
    const [before, after] = [
      parent !== null && (await pathAt(git, parent, subject)),
      await pathAt(git, sha, subject),
    ];
    if (before === (change === 'removed') && after === (change === 'added'))
      facts.push({ kind: 'path', sha, path: subject, change });
  }
  return facts;
}

async function aftermath(
  about: Surroundings,
  lead: Commit,
  area: string,
  paths: readonly (Unnumbered<Claim> & { kind: 'path' })[],
  dependencies: readonly DependencyChange[],
): Promise<Aftermath> {
  const { git, head, scan } = about;
  const added = paths.filter((fact) => fact.change === 'added').map((fact) => fact.path);
  const found: Aftermath[] = [];
  for (const path of added) found.push(await pathAftermath(git, head, path));
  for (const change of dependencies)
    if (change.change === 'added') found.push(await dependencyAftermath(git, head, change));
  const born = scan.modules.filter((module) => module.manifest !== null && added.includes(module.manifest));
  const edges = born.flatMap((module) => edgesInto(head, scan.edges, module.name)).slice(0, MOST.edges);
  found.push({ facts: edges, commits: [] });
  const within = scan.modules.filter(({ path }) => `${path}/`.startsWith(area)).length;
  const tells = area !== '' && (scan.modules.length < 3 || within * 2 < scan.modules.length);
  if (tells && (await pathAt(git, head, area))) found.push(await areaAftermath(git, head, lead.sha, area));
  const facts = found.flatMap((one) => one.facts);
  // With its manifest everything that it declared went, which goes without saying.
  const gone = new Set(
    facts.flatMap((fact) =>
      fact.kind === 'path' && fact.change === 'removed' ? [`${fact.sha} ${fact.path}`] : [],
    ),
  );
  return {
    facts: facts.filter(
      (fact) =>
        fact.kind !== 'dependency' || fact.change !== 'removed' || !gone.has(`${fact.sha} ${fact.manifest}`),
    ),
    commits: found.flatMap((one) => one.commits),
  };
}

function toFact({ sha, manifest, name, range, scope, change }: DependencyChange): Unnumbered<Claim> {
  return { kind: 'dependency', sha, manifest, name, range: cleanText(range), scope, change };
}

function runtimeFirst(a: DependencyChange, b: DependencyChange): number {
  return Number(a.scope === 'development') - Number(b.scope === 'development');
}
