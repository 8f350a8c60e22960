// Items as bullets, quotations and steps: one function for each kind of item.
import { day, plural, prose, quoted, said, short } from '../../draft/cite.ts';
import type { Claim } from '../../claims/claim.ts';
import { code } from '../../text/markdown.ts';
import { briefTrial, NOT_TRIED, tellTrial } from '../trial-phrases.ts';
import { dangersOf, isPlainCommand } from '../unsafe-shell.ts';
import { brief, type Told, where } from './told.ts';

type Bullet = (item: Told) => string | null;

const ROLE = { requires: 'demanded by', uses: 'used by', tests: 'tested by' } as const;

export const BULLETS: Readonly<Record<string, Bullet>> = {
  quote: ({ of, marks }) => one(of('lines'), (claim) => `> ${prose(claim.text)} ${marks} ${where(claim)}`),
  size: ({ of, marks }) => {
    const [files, commits] = of('number');
    return files && commits
      ? `The tree holds ${plural(files.value, 'file')}, and its history ${plural(commits.value, 'commit')} ${marks}.`
      : null;
  },
  module: ({ of, label, marks }) =>
    one(of('path'), ({ path }) => {
      const [described] = of('lines');
      const name = `${label}/` === path ? '' : `${code(label)} in `;
      return `- ${name}${code(path)}${described ? `: ${prose(described.text)}` : ''} ${marks}`;
    }),
  service: ({ of, marks }) =>
    one(
      of('service'),
      (claim) =>
        `- Service ${code(claim.name)}${claim.source === '' ? '' : `, from ${code(claim.source)}`} (${where(claim)}) ${marks}`,
    ),
  entry: ({ of, marks }) =>
    one(
      of('entry'),
      (claim) => `- ${code(claim.name)} starts ${code(claim.target)} (${where(claim)}) ${marks}`,
    ),
  dependency: ({ of, marks }) =>
    one(
      of('dependency'),
      ({ name, range, manifest }) =>
        `- ${code(name)}${range === '' ? '' : ` ${code(range)}`} in ${code(manifest)} ${marks}`,
    ),
  job: ({ of, marks }) =>
    one(of('job'), (claim) => `- Job ${code(claim.name)} (${where(claim)})${jobRuns(claim.runs)} ${marks}`),
  version: ({ of, marks }) => `- ${versions(of('version'))} ${marks}`,
  tool: ({ of, marks }) =>
    one(
      of('command'),
      ({ command }) => `- ${code(command.split(' ')[0] ?? '')}, for ${code(command)} ${marks}`,
    ),
  step: (item) => one(item.of('command'), (claim) => step(claim, item)),
  one: (item) =>
    one(item.of('command'), (claim) =>
      fenced(
        `To run the tests of one place${place(claim)}, name it (${where(claim)}).${trialOf(item)} ${item.marks}`,
        claim.command,
      ),
    ),
  variable: ({ of, marks }) =>
    one(
      of('env'),
      (claim) =>
        `- The code asks for ${code(claim.name)} without a fallback on its line (${where(claim)}) ${marks}`,
    ),
  port: ({ of, marks }) =>
    one(of('port'), (claim) => `- Port \`${claim.port}\` is named in ${where(claim)} ${marks}`),
  commit: ({ of, marks }) =>
    one(
      of('commit'),
      (claim) =>
        `${said(claim.subject)} ${short(claim.sha)}, ${day(claim.date)}, by ${prose(claim.author)}, changed ${plural(claim.files, 'file')} ${marks}:`,
    ),
  file: ({ of, marks }) => one(of('path'), ({ path }) => `- ${code(path)} ${marks}`),
  guide: ({ of, marks }) => one(of('path'), ({ path }) => `- The guide is ${code(path)} ${marks}`),
  subject: ({ of, marks }) =>
    one(of('commit'), (claim) => `- ${said(claim.subject)} ${short(claim.sha)} ${marks}`),
  owner: ({ of, marks }) =>
    one(
      of('owner'),
      (claim) =>
        `- ${code(claim.pattern)}: ${claim.owners === '' ? 'no owner' : prose(claim.owners)} (${where(claim)}) ${marks}`,
    ),
  repair: ({ of }) =>
    one(of('commit'), (claim) =>
      [
        `- ${said(claim.subject)} ${short(claim.sha)}, ${day(claim.date)} [${claim.id}](#evidence)`,
        ...of('quote').map((quote) => `  ${quoted(quote)}`),
      ].join('\n'),
    ),
  revert: ({ of }) => {
    const [after, before] = of('commit');
    if (after === undefined) return null;
    const taken = before
      ? `, took back ${said(before.subject)} ${short(before.sha)}, ${day(before.date)} [${before.id}](#evidence)`
      : '';
    return [
      `- ${said(after.subject)} ${short(after.sha)}, ${day(after.date)} [${after.id}](#evidence)${taken}`,
      ...of('quote').map((quote) => `  ${quoted(quote)}`),
    ].join('\n');
  },
  busy: ({ of, marks }) =>
    one(of('number'), ({ path, value }) => `- ${code(path)}: ${plural(value, 'commit')} ${marks}`),
  trial: ({ of, marks }) =>
    one(
      of('trial'),
      (trial) => `- ${code(trial.command)}${place(trial)} (${where(trial)}): ${briefTrial(trial)} ${marks}`,
    ),
  absence: ({ of, marks }) => one(of('absence'), ({ name }) => `- No file for ${prose(name)} ${marks}`),
};

/** Each kind of contradiction, told from both sides. */
export const CONTRADICTIONS: Readonly<Record<string, Bullet>> = {
  version: ({ of, marks }) => {
    const demanded = of('version').some((claim) => claim.role === 'requires');
    return `- ${demanded ? 'These do not fit together' : 'Different ones are used'}: ${versions(of('version'))} ${marks}`;
  },
  command: ({ of, marks }) =>
    both(
      of('lines'),
      of('absence'),
      (shown, gone) =>
        `- ${where(shown)} tells the reader to type ${said(shown.text)}, and nothing defines ${code(gone.name)} ${marks}`,
    ),
  link: ({ of, marks }) =>
    both(
      of('lines'),
      of('absence'),
      (shown, gone) =>
        `- ${where(shown)} points at ${code(gone.name)}, and the tree does not hold it ${marks}`,
    ),
  variable: ({ of, marks }) =>
    both(of('env'), of('absence'), (named, gone) =>
      gone.what === 'env-example'
        ? `- ${where(named)} asks for ${code(named.name)}, and no example shows it ${marks}`
        : `- ${where(named)} shows ${code(named.name)}, and no other file names it ${marks}`,
    ),
};

function versions(claims: readonly Extract<Claim, { kind: 'version' }>[]): string {
  const told = claims.map((claim) => `${code(claim.version)} ${ROLE[claim.role]} ${where(claim)}`);
  return `${code(claims[0]?.tool ?? '')}: ${told.join(', ')}`;
}

function step(claim: Extract<Claim, { kind: 'command' }>, item: Told): string | null {
  const [job] = item.of('job');
  const checked = job
    ? ` The job ${code(job.name)} runs it too (${where(job)}).`
    : item.of('absence').length > 0
      ? ' No job names it.'
      : '';
  const from = `From ${where(claim)}${place(claim)}${runs(claim.runs)}.`;
  return fenced(`${from}${checked}${trialOf(item)} ${item.marks}`, claim.command);
}

function trialOf({ of, tried }: Told): string {
  const [trial] = of('trial');
  if (trial !== undefined) return ` ${tellTrial(trial)}`;
  return tried ? '' : ` ${NOT_TRIED}`;
}

function place({ folder }: { folder: string }): string {
  return folder === '' ? '' : `, in the folder ${code(folder)}`;
}

function runs(body: string): string {
  return body.trim() === '' ? '' : `, runs ${said(brief(body))}`;
}

// Looking, printing and shell syntax say nothing of what a job checks.
const PREPARES =
  /^(echo|ls|mkdir|cd|exit|set|export|git (config|--version|remote)|sudo apt(-get)?|apt(-get)?|if|then|fi|else|elif|done|for|while|do)\b|^[\w"'$(){}]*=|[\\{(]$|^["'})]/;

/** The first commands of a job, each in its own marks, so that two lines do not read as one. */
export function jobRuns(body: string): string {
  const all = body
    .split('\n')
    // Variables that are taken away are about the runner, not about the command.
    .map((line) => line.trim().replace(/^env(\s+-u\s+\S+)+\s+/, ''))
    .filter((line) => line !== '' && !/^[#…\\]/.test(line));
  const telling = all.filter((line) => !PREPARES.test(line));
  const lines = telling.length > 0 ? telling : all;
  if (lines.length === 0) return ', has ready-made steps only';
  return `, runs ${lines
    .slice(0, 3)
    .map((line) => said(brief(line)))
    .join(', ')}${lines.length > 3 ? ' and more' : ''}`;
}

function fenced(text: string, command: string): string | null {
  return isPlainCommand(command) ? `${text}\n\n\`\`\`sh\n${command}\n\`\`\`` : null;
}

/** A word of warning for the reference, where every command is listed. */
export function warning(claim: Extract<Claim, { kind: 'command' }>): string {
  const dangers = dangersOf(`${claim.command}\n${claim.runs}`);
  return dangers.length === 0 ? '' : ` Read it first: it ${dangers.join(', and it ')}.`;
}

function one<C>(claims: readonly C[], tell: (claim: C) => string | null): string | null {
  const [claim] = claims;
  return claim === undefined ? null : tell(claim);
}

function both<A, B>(left: readonly A[], right: readonly B[], tell: (a: A, b: B) => string): string | null {
  const [a, b] = [left[0], right[0]];
  return a === undefined || b === undefined ? null : tell(a, b);
}
