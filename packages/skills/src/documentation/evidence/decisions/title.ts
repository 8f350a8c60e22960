// The title of a decision: its author's words when they say something, else what the commit did.
import { cleanText, shorten } from '../../../text/clean.ts';
import { changeRequestOf } from '../history/change-request.ts';
import type { Candidate } from './candidate.ts';
import { readHeading } from './conventional.ts';
import type { DependencyChange } from './dependency-changes.ts';
import type { Signal } from './signals.ts';

const LONGEST = 90;
const VAGUE =
  /^((initial|first|inital) (commit|import|version|release)|init(ial)?|wip|updates?|fix(es|ed)?|[\w.-]+ (updates?|changes|fix(es)?|clean-?ups?|tweaks|improvements)|thanks? .*|(\w+ )?experiments?|misc\w*|minor|clean ?ups?|tidy( up)?|refactor(ing|ed)?|changes|tmp|test(s|ing)?|stuff|work( in progress)?|more|polish|merge\b.*|bump\b.*|commit|save|checkpoint|progress|\W*)$/i;

export function titleOf(candidate: Candidate, dependencies: readonly DependencyChange[]): string {
  const { lead, parts } = candidate;
  const named = changeRequestOf(lead.subject, lead.body)?.title ?? lead.subject;
  const own = isBranchName(named) ? null : readable(named);
  if (own !== null) return own;
  const derived = fromSignals(candidate.signals, dependencies);
  if (derived !== null) return derived;
  const borrowed = parts.map((part) => readable(part.subject)).find((title) => title !== null);
  return (
    borrowed ?? shorten(`Change recorded as ${cleanText(lead.subject) || lead.sha.slice(0, 10)}`, LONGEST)
  );
}

/** `Ada/new log`: what a host makes of a branch when nobody gave a title. */
function isBranchName(title: string): boolean {
  return /^[\w.-]+\/[\w.-]+(\s[\w.-]+){0,4}$/.test(title.trim());
}

/** @returns `null` when the words name no change */
function readable(subject: string): string | null {
  const text = cleanText(readHeading(subject).text)
    .replace(/[\s,;-]*\b(?:for|fixes|closes|see|refs?)?\s*\(?(?:#|!)\d+\)?$/i, '')
    .replace(/^\[[^\]]{1,60}\]\s*/, '')
    .replace(/\s*\(wip\)$/i, '')
    .replace(/[\s.;:,!]+$/, '');
  if (VAGUE.test(text) || !/\p{L}{2,}[^\p{L}]+\p{L}{2,}/u.test(text)) return null;
  return fitting(imperative(text).replace(/^\p{Ll}/u, (first) => first.toUpperCase()));
}

/** The first clause of what is too long for a title, when it says enough alone. */
function fitting(text: string): string {
  if (text.length <= LONGEST) return text;
  const clause = [
    ...text.matchAll(/[;:,]? (?:and|so that|in order to|because|to avoid|instead of)\b|[;,] | \(/g),
  ]
    .map((match) => match.index)
    .findLast((end) => end >= LONGEST / 3 && end <= LONGEST);
  return clause === undefined ? shorten(text, LONGEST) : text.slice(0, clause);
}

const VERBS =
  'add allow bump convert deprecate document drop enable extend extract fix implement improve introduce make migrate move port refactor remove rename replace require restructure revise rewrite split stop support switch update upgrade use'.split(
    ' ',
  );

/** `Adding x`, `Adds x` and `Added x` are all `Add x`; a word that only looks like it stays. */
function imperative(text: string): string {
  const word = /^\p{L}+(?=\s)/u.exec(text)?.[0] ?? '';
  const stem = word.toLowerCase();
  const verb = VERBS.find((one) => {
    const short = one.replace(/e$/, '');
    const twice = one + one.slice(-1);
    return [`${one}s`, `${short}es`, `${short}ing`, `${short}ed`, `${twice}ing`, `${twice}ed`].includes(stem);
  });
  return verb === undefined ? text : verb + text.slice(word.length);
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
