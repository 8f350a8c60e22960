// The title of a decision: its author's words when they say something, else what the commit did.
import { cleanText, shorten } from '../../../text/clean.ts';
import { changeRequestOf } from '../history/change-request.ts';
import type { Candidate } from './candidate.ts';
import { readHeading } from './conventional.ts';
import type { DependencyChange } from './dependency-changes.ts';
import type { Signal } from './signals.ts';

const LONGEST = 90;
const VAGUE =
  /^((initial|first|inital) (commit|import|version|release)|init(ial)?|wip|updates?|fix(es|ed)?|misc\w*|minor|clean ?ups?|tidy( up)?|refactor(ing|ed)?|changes|tmp|test(s|ing)?|stuff|work( in progress)?|more|polish|merge\b.*|bump\b.*|commit|save|checkpoint|progress|\W*)$/i;

export function titleOf(candidate: Candidate, dependencies: readonly DependencyChange[]): string {
  const { lead, parts } = candidate;
  const named = changeRequestOf(lead.subject, lead.body)?.title ?? lead.subject;
  const own = readable(named);
  if (own !== null) return own;
  const derived = fromSignals(candidate.signals, dependencies);
  if (derived !== null) return derived;
  const borrowed = parts.map((part) => readable(part.subject)).find((title) => title !== null);
  return (
    borrowed ?? shorten(`Change recorded as ${cleanText(lead.subject) || lead.sha.slice(0, 10)}`, LONGEST)
  );
}

/** @returns `null` when the words name no change */
function readable(subject: string): string | null {
  const text = cleanText(readHeading(subject).text)
    .replace(/[\s,;-]*\b(?:for|fixes|closes|see|refs?)?\s*\(?(?:#|!)\d+\)?$/i, '')
    .replace(/^\[[^\]]{1,60}\]\s*/, '')
    .replace(/[\s.;:,]+$/, '');
  if (VAGUE.test(text) || !/\p{L}{2,}[^\p{L}]+\p{L}{2,}/u.test(text)) return null;
  return shorten(
    text.replace(/^\p{Ll}/u, (first) => first.toUpperCase()),
    LONGEST,
  );
}

function fromSignals(signals: readonly Signal[], dependencies: readonly DependencyChange[]): string | null {
  const named = (change: DependencyChange['change']) =>
    list([...new Set(dependencies.filter((found) => found.change === change).map((found) => found.name))]);
  const [added, removed] = [named('added'), named('removed')];
  if (added !== '' && removed !== '') return shorten(`Add ${added} and remove ${removed}`, LONGEST);
  const subjects = (kind: Signal['kind']) =>
    list(signals.filter((signal) => signal.kind === kind).map((signal) => signal.subject));
  const folders = subjects('folder-added');
  if (folders !== '') return shorten(`Start ${folders}`, LONGEST);
  const ended = subjects('folder-removed');
  if (ended !== '') return shorten(`Remove ${ended}`, LONGEST);
  if (added !== '') return shorten(`Depend on ${added}`, LONGEST);
  if (removed !== '') return shorten(`Stop depending on ${removed}`, LONGEST);
  for (const [kind, verb] of [
    ['package-added', 'Add'],
    ['file-added', 'Add'],
    ['package-removed', 'Remove'],
    ['file-removed', 'Remove'],
  ] as const) {
    const paths = subjects(kind);
    if (paths !== '') return shorten(`${verb} ${paths}`, LONGEST);
  }
  return null;
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 3).map(cleanText);
  return names.length > 3
    ? `${shown.join(', ')} and ${names.length - 3} more`
    : shown.join(', ').replace(/, ([^,]*)$/, ' and $1');
}
