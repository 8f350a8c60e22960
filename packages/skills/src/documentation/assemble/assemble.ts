// Puts the documents of a run together: drafts, what earlier runs wrote and people edited, index, ledger, state.
import { citedIn } from '../../claims/cited-in.ts';
import type { Claim } from '../../claims/claim.ts';
import { citedClaims, renderLedger } from '../../claims/ledger.ts';
import type { Git } from '../../git/git.ts';
import { unescapeMarkdown } from '../../text/markdown.ts';
import { ancestorsAmong } from '../../verify/ancestors.ts';
import { shasOf } from '../../verify/claims/check-claim.ts';
import type { EvidenceIndex } from '../evidence-files.ts';
import { claimsOf } from '../state/ledger-claims.ts';
import { mergeDocument } from '../state/merge-document.ts';
import type { Previous } from '../state/previous.ts';
import { type RecordState, renderState, type State, STATE_FILE, STATE_SCHEMA } from '../state/state.ts';
import { TOOLS } from '../state/tools.ts';
import { type Entry, renderIndexPage } from './index-page.ts';
import { withSupersessions } from './supersession-lines.ts';

const INDEX = 'decisions/README.md';
const ARCHITECTURE = 'architecture.md';

/** Documents by path. */
export type Documents = ReadonlyMap<string, string>;

/** @param drafts what the writer left: records, the architecture page, and its ledger */
export async function assemble(
  git: Git,
  index: EvidenceIndex,
  drafts: Documents,
  previous: Previous | null,
): Promise<Documents> {
  const earlier = recordsKept(previous);
  const written = index.themes.filter(({ record }) => drafts.has(`decisions/${record}`));
  const records: RecordState[] = [
    ...earlier,
    ...written.map(({ record, theme, lead, mark, others }) => ({ file: record, theme, lead, mark, others })),
  ];
  const files = new Set(records.map(({ file }) => file));
  const links = index.supersessions.filter((link) => files.has(link.later) && files.has(link.earlier));
  const claims = await ledgerOf(git, index, drafts, previous);
  const documents = new Map<string, string>();
  const sections: State['sections'] = {};
  const put = (path: string, proposed: string) => {
    const committed = previous?.documents.get(path) ?? null;
    const last = previous?.state.sections[path] ?? {};
    const merged = mergeDocument(committed, proposed, last);
    documents.set(path, merged.text);
    sections[path] = merged.hashes;
  };
  for (const { file } of earlier) {
    const path = `decisions/${file}`;
    const text = previous?.documents.get(path) ?? '';
    const proposed = withSupersessions(file, text, links);
    if (proposed !== text) put(path, proposed);
    else {
      documents.set(path, text);
      sections[path] = previous?.state.sections[path] ?? {};
    }
  }
  for (const { record } of written) {
    const path = `decisions/${record}`;
    put(path, withSupersessions(record, drafts.get(path) ?? '', links));
  }
  put(ARCHITECTURE, drafts.get(ARCHITECTURE) ?? '');
  put(
    INDEX,
    renderIndexPage({
      index,
      entries: entriesOf(records, documents, claims),
      supersessions: links,
      leftOut: index.themes.length - written.length,
      lost: withLostClaims(earlier, documents, claims),
    }),
  );
  const ledger = renderLedger(index.head, citedClaims([...documents.values()], claims));
  documents.set('evidence.json', ledger);
  const state: State = {
    schema: STATE_SCHEMA,
    lastSha: index.head,
    rescanned: index.rescanned,
    themes: index.communities,
    records,
    backlog: index.backlog,
    // A decision that the writer left out is not brought back by every later run.
    rejected: [
      ...new Set([
        ...index.rejected,
        ...index.themes.filter((theme) => !written.includes(theme)).map(({ mark }) => mark),
      ]),
    ].sort(),
    sections,
    tools: { ...TOOLS },
  };
  documents.set(STATE_FILE, renderState(state));
  return documents;
}

/** Records that are still there. One that is gone is in `rejected` by now. */
function recordsKept(previous: Previous | null): RecordState[] {
  return (previous?.state.records ?? []).filter(({ file }) => previous?.documents.has(`decisions/${file}`));
}

function entriesOf(records: readonly RecordState[], documents: Documents, claims: readonly Claim[]): Entry[] {
  const commits = claims.filter((claim) => claim.kind === 'commit');
  return records.map(({ file, lead }) => ({
    file,
    ...headOf(documents.get(`decisions/${file}`) ?? ''),
    lead: commits.find(({ sha }) => sha === lead) ?? null,
  }));
}

/** Records that cite what the ledger no longer holds. */
function withLostClaims(
  records: readonly RecordState[],
  documents: Documents,
  claims: readonly Claim[],
): string[] {
  const known = new Set(claims.map(({ id }) => id));
  return records
    .map(({ file }) => file)
    .filter((file) => citedIn(documents.get(`decisions/${file}`) ?? '').some(({ id }) => !known.has(id)));
}

/** Claims of all runs; after a rewrite those whose commits are still in the history. */
async function ledgerOf(
  git: Git,
  index: EvidenceIndex,
  drafts: Documents,
  previous: Previous | null,
): Promise<Claim[]> {
  const all = new Map<string, Claim>();
  const linked = index.supersessions.flatMap(({ claims }) => claims);
  const before = claimsOf(previous?.documents.get('evidence.json'));
  const now = claimsOf(drafts.get('evidence.json'));
  // Code's own come last: a draft cannot give another meaning to an id that evidence uses.
  for (const claim of [...now, ...before, ...linked, ...index.claims]) all.set(claim.id, claim);
  if (index.rescanned === null) return [...all.values()];
  const shas = new Set([...all.values()].flatMap(shasOf));
  const ancestors = await ancestorsAmong(git, index.head, shas);
  return [...all.values()].filter((claim) => shasOf(claim).every((sha) => ancestors.has(sha)));
}

function headOf(text: string): { title: string; status: string } {
  const title = /^# (.*)$/m.exec(text)?.[1] ?? '';
  const status = /^---\n(?:.*\n)*?status: *["']?([\w -]+)/.exec(text)?.[1] ?? 'unknown';
  return { title: unescapeMarkdown(title.trim()), status: status.trim() };
}
