// What the pages say about trials is what the trials show: no more, nothing else, and nothing is kept back.
import type { Claim } from '../../claims/claim.ts';
import { citedIn } from '../../claims/cited-in.ts';
import type { CommandClaim } from '../../claims/kinds/command.ts';
import type { TrialClaim } from '../../claims/kinds/trial.ts';
import { type Block, readDocument, type Section, withoutCode } from '../../verify/prose/document.ts';
import type { Report } from '../../verify/report.ts';
import { isFixed, WITHHELD } from '../phrases.ts';
import {
  ALL_WORKED,
  briefTrial,
  NO_COMMANDS,
  NO_TRIALS,
  NOT_TRIED,
  NOT_TRIED_CELL,
  tellTrial,
} from '../trial-phrases.ts';
import { commandKey } from '../trials.ts';
import { blocksOf } from './blocks-of.ts';

type Trials = ReadonlyMap<string, TrialClaim>;

/** Words that tell how a command ended. Only the sentence that is built from a trial may use them. */
const ENDING =
  /\b(works?|worked|working|succe\w+|pass(es|ed|ing)?|fail\w*|tried|runs? (fine|well|cleanly)|ran|verified|confirmed|exit code)\b/i;
/** Kinds of claim that a block with a trial may cite: its command, and whether a job runs that. */
const BESIDE: ReadonlySet<string> = new Set(['trial', 'command', 'job', 'absence']);
const STEPS = 'getting-started.md';
/** Pages whose tables and steps hand on every trial of the commands that they tell. */
const HAND_ON = [STEPS, 'first-change.md', 'reference.md'];
const UNKNOWNS = 'not-known.md';

/** @param trials of the stage's own file, `null` when nothing was tried */
export function checkTrialPages(
  texts: ReadonlyMap<string, string>,
  claims: ReadonlyMap<string, Claim>,
  trials: Trials | null,
  report: Report,
): void {
  const shown = trials ?? new Map<string, TrialClaim>();
  for (const [file, text] of [...texts].filter(([path]) => path.endsWith('.md')))
    for (const section of readDocument(text).sections)
      for (const block of blocksOf(file, section, () => undefined))
        checkTelling(file, section, block, claims, shown, report);
  const unknowns = texts.get(UNKNOWNS) ?? '';
  checkSummary(unknowns, trials, report);
  // What the guard withheld cannot be told.
  if (!unknowns.includes(WITHHELD)) checkAllTold(texts, claims, shown, report);
}

function checkTelling(
  file: string,
  section: Section,
  block: Block,
  claims: ReadonlyMap<string, Claim>,
  trials: Trials,
  report: Report,
): void {
  if (isFixed(block.text)) return;
  const say = (message: string) => report(file, block.line, `trial.match: ${message}`);
  const cited = citedIn(block.text).flatMap(({ id }) => claims.get(id) ?? []);
  const told = cited.filter((claim) => claim.kind === 'trial');
  let rest = block.text;
  const others = cited.filter(({ kind }) => !BESIDE.has(kind));
  if (told.length > 0 && others.length > 0)
    say(`tells a trial beside ${others[0]?.id}, which is about something else`);
  for (const trial of told) {
    if (cited.some((claim) => 'command' in claim && commandKey(claim) !== commandKey(trial)))
      say(`tells ${trial.id} beside another command than it tried`);
    const words = wordsOf(trial, rest);
    if (!rest.includes(words)) say(`${trial.id} is cited, but its outcome is not told as it was`);
    rest = rest.replace(words, '| ');
  }
  if (told.length === 0 && saysUntried(rest)) {
    const tried = cited.some((claim) => claim.kind === 'command' && trialOf(claim, trials) !== undefined);
    if (tried) say('says that a command was not tried, and it was');
    rest = rest.replace(NOT_TRIED, ' ').replace(`| ${NOT_TRIED_CELL} |`, ' | ');
  }
  const about = file === STEPS || /command/i.test(section.title) || cited.some((claim) => 'command' in claim);
  const own = withoutCode(rest).replace(/“[^”]*”/g, ' ').replace(/^\s*>.*$/gm, ' '); // prettier-ignore
  const word = about ? ENDING.exec(own)?.[0] : undefined;
  if (word !== undefined)
    say(`says ${JSON.stringify(word)} of a command, which no trial cited beside it shows`);
}

/** What must stand there: the sentence; in a row the whole cell, in a bullet all that is between its colon and markers. */
function wordsOf(trial: TrialClaim, block: string): string {
  if (block.startsWith('|')) return `| ${briefTrial(trial)} |`;
  return block.startsWith('- ') ? `: ${briefTrial(trial)} [` : tellTrial(trial);
}

function saysUntried(text: string): boolean {
  return text.includes(NOT_TRIED) || text.includes(`| ${NOT_TRIED_CELL} |`);
}

/** The sentence that stands for the whole section. */
function checkSummary(unknowns: string, trials: Trials | null, report: Report): void {
  const all = [...(trials?.values() ?? [])];
  const holds: readonly [string, boolean][] = [
    [NO_TRIALS, trials === null],
    [NO_COMMANDS, trials !== null && all.length === 0],
    [ALL_WORKED, all.length > 0 && all.every(({ outcome }) => outcome === 'works')],
  ];
  for (const [sentence, isSo] of holds)
    if (unknowns.includes(sentence) && !isSo)
      report(UNKNOWNS, null, `trial.match: ${JSON.stringify(sentence)} is not so`);
}

function checkAllTold(
  texts: ReadonlyMap<string, string>,
  claims: ReadonlyMap<string, Claim>,
  trials: Trials,
  report: Report,
): void {
  for (const file of HAND_ON) {
    const ids = new Set(citedIn(texts.get(file) ?? '').map(({ id }) => id));
    for (const id of ids) {
      const claim = claims.get(id);
      const trial = claim?.kind === 'command' ? trialOf(claim, trials) : undefined;
      if (trial !== undefined && !ids.has(trial.id))
        report(
          file,
          null,
          `coverage: does not tell how ${JSON.stringify(trial.command)} ended when it was tried`,
        );
    }
  }
  const ids = new Set(citedIn(texts.get(UNKNOWNS) ?? '').map(({ id }) => id));
  for (const { id, outcome, command } of trials.values())
    if (outcome !== 'works' && !ids.has(id))
      report(UNKNOWNS, null, `coverage: does not tell that ${JSON.stringify(command)} did not work`);
}

function trialOf(claim: CommandClaim, trials: Trials): TrialClaim | undefined {
  return [...trials.values()].find((trial) => commandKey(trial) === commandKey(claim));
}
