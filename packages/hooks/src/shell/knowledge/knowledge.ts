// What is known about a command's arguments: which are paths, which are data, and which options must not be used.
import { ARCHIVES } from './archives.ts';
import { DOCUMENTS } from './documents.ts';
import { FILES } from './files.ts';
import { GIT_GLOBAL, GIT_SUBCOMMANDS } from './git.ts';
import { INSPECT } from './inspect.ts';
import { MACHINE } from './machine.ts';
import { MODERN } from './modern.ts';
import { NETWORK } from './network.ts';
import { PLAIN } from './plain.ts';
import { PROGRAMS } from './programs.ts';
import { SEARCH } from './search.ts';
import { SUMS } from './sums.ts';
import { SYNONYMS } from './synonyms.ts';
import { SYSTEM } from './system.ts';
import { TEXT } from './text.ts';
import { STARTERS } from './wrappers.ts';

/**
 * What an argument is to its command.
 * `revision` is Git's: a revision, or a path of the repository; only a path that leaves it matters.
 * `unknown` is a path if it looks like one. `names` is a file whose lines name the files that are read.
 */
export type Role = 'data' | 'read' | 'write' | 'search' | 'revision' | 'unknown' | 'script' | 'names';

export interface Knowledge {
  /** Roles of the operands, in order; the last one repeats. */
  operands: readonly Role[];
  /** Role of the last of several operands, such as where `cp` copies to. */
  last?: Role;
  /** Options with a value, and the value's role. */
  values?: Readonly<Record<string, Role>>;
  /** Options that may have a value, but only attached: `-I` of `date -Iseconds`, `-i` of `sed -i.bak`. */
  attached?: readonly string[];
  /** Options that take no value here, whatever `values` says of the family. */
  flags?: readonly string[];
  /** Options whose value names a program unless it is one of these. */
  choices?: Readonly<Record<string, readonly string[]>>;
  /** First operands that only name what is done with the others. */
  subcommands?: readonly string[];
  /** What the first operand must be, where it says what is done; `operandForm` is then about those behind it. */
  actions?: readonly string[];
  /** With fewer operands it writes a file beside the one that it reads, or reads names from its input. */
  least?: number;
  /** With more operands than these it does more than read. */
  most?: number;
  /** What every operand looks like; one that does not changes something. */
  operandForm?: RegExp;
  /** Options are read only up to the first operand, as POSIX has it. */
  ordered?: true;
  /** One word that is an option is enough to run code it carries; elsewhere it could only name a program. */
  carriesCode?: true;
  /** Options that give what the first operand would give, such as `grep -e`. */
  first?: readonly string[];
  /** Options that make the command run a program, or write a file. */
  executes?: readonly string[];
  writes?: readonly string[];
  /** An operator among its words may evaluate the word behind it: `[ -v 'a[$(x)]' ]`. */
  evaluates?: true;
  /** With one of these the command itself refuses to run or write anything, so `executes` names plain files. */
  confinedBy?: readonly string[];
  /** Options that make the command write the files that it reads. */
  inPlace?: readonly string[];
  /** With these and the options that have a value, all that may be used: any other one is refused. */
  only?: readonly string[];
  /** One of these must be given; without it the command writes. */
  requires?: readonly string[];
  /** Of `requires`, those that hold no longer when one of the others is given too: the last one counts. */
  undone?: { options: readonly string[]; by: readonly string[] };
  /** Each of these must be given. */
  demands?: readonly string[];
  /** `requires` holds only before the first operand; behind it the same word is an operand. */
  leading?: true;
  /** When `requires` does not hold: fed by a pipe, these commands write to one. */
  unless?: 'no-operand';
  /** Options whose value is a number: what is none is no value but an operand. */
  numbers?: readonly string[];
  /** What the value of an option looks like; with another one the command does more than read. */
  valueForms?: Readonly<Record<string, RegExp>>;
  /** The first word may be a cluster of letters without a dash: `tar tvf x`. */
  bundled?: true;
  /** What it searches it also shows, so its operands must not come from a text. */
  contents?: true;
  /** Options, each a word of its own, behind which a command stands that is read on its own. */
  runs?: ReadonlySet<string>;
  /** Without an operand it prints what is set. */
  names?: true;
  /** It runs the command that its operands name. */
  starts?: true;
  /** `-name` is one option, not a cluster of letters (find, and Git's own long options never cluster). */
  singleDash?: true;
  /** The language of its `script` argument, whose own commands may execute or write. */
  language?: 'sed' | 'awk' | 'jq' | 'yq';
}

const TABLES: readonly Readonly<Record<string, Knowledge>>[] = [
  FILES,
  TEXT,
  SEARCH,
  PLAIN,
  NETWORK,
  ARCHIVES,
  INSPECT,
  MACHINE,
  MODERN,
  PROGRAMS,
  DOCUMENTS,
  SUMS,
  SYSTEM,
  STARTERS,
];

/** @returns null for a command that the tables do not describe */
export function knowledgeOf(name: string): Knowledge | null {
  const table = TABLES.find((entries) => Object.hasOwn(entries, name));
  const same = Object.hasOwn(SYNONYMS, name) ? SYNONYMS[name] : undefined;
  return table?.[name] ?? (same === undefined ? null : knowledgeOf(same));
}

/** Git's own options, and those of one of its subcommands. */
export function gitKnowledge(subcommand: string | null): { global: Knowledge; own: Knowledge | null } {
  const known = subcommand !== null && Object.hasOwn(GIT_SUBCOMMANDS, subcommand);
  return { global: GIT_GLOBAL, own: known ? (GIT_SUBCOMMANDS[subcommand] ?? null) : null };
}
