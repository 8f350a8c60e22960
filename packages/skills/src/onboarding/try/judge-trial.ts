// From how a command ended to what may be said of it: a failure of its own is told apart from what the container lacks.
import type { TrialClaim } from '../../claims/kinds/trial.ts';
import { lastLine } from './last-line.ts';
import { type Places, withoutPlaces } from './places.ts';
import type { Ran } from './run-command.ts';

export type Verdict = Pick<TrialClaim, 'outcome' | 'code' | 'need' | 'what'>;
type Need = Pick<TrialClaim, 'need' | 'what'>;

const NAME = /^[\w@./+-]{1,120}$/;
/** The name that follows is a program which could not be started: bash, dash, make, env, Node. */
const NO_PROGRAM: readonly RegExp[] = [
  /^(?:\S+: )?(?:line )?\d+: ([^\s:]+): (?:command )?not found$/m,
  /^(?:\S+: )?([^\s:]+): command not found$/m,
  /^g?make(?:\[\d+\])?: ([^\s:]+): No such file or directory$/m,
  /^(?:\S*\/)?env: [‘'"]?([^\s:’'"]+)[’'"]?: No such file or directory$/m,
  /\bspawn(?:Sync)? (\S+) ENOENT\b/,
];
/** What an install step would have fetched; a path is a file of the repository's own. */
const NO_PACKAGE: readonly RegExp[] = [
  /Cannot find (?:module|package) '((?!node:)[^'./][^']*)'/,
  /No module named '?([A-Za-z_][\w.]*)'?/,
];
const NO_FILE = /Cannot find module '(\/[^']+)'/;
const DENIED = /^(?:\S+: )?(?:line \d+: )?([^\s:]+): Permission denied$/m;
const NO_SPACE = /\bENOSPC\b|No space left on device/;
const NO_NETWORK =
  /\b(ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH)\b|Could not resolve host|Temporary failure in name resolution|Name or service not known|Network is unreachable|dial tcp: lookup /;

/** @param places the copy of the tree and the command's own folders, which mean nothing to a reader */
export function judgeTrial({ end, code, tail }: Ran, program: string, places: Places): Verdict {
  switch (end) {
    case 'time':
      return { outcome: 'endless', code: 0, need: '', what: '' };
    case 'output':
      return { outcome: 'loud', code: 0, need: '', what: '' };
    case 'not-started':
      return {
        outcome: 'needs',
        code: 0,
        need: tail === 'EACCES' ? 'execution' : 'program',
        what: program,
      };
    case 'exit':
      return judgeExit(code, tail, places);
  }
}

function judgeExit(code: number, tail: string, places: Places): Verdict {
  if (code === 0) return { outcome: 'works', code, need: '', what: '' };
  const need = needOf(code, tail, places);
  return need === null
    ? { outcome: 'fails', code, need: '', what: lastLine(withoutPlaces(tail, places)) }
    : { outcome: 'needs', code, ...need };
}

/** `null` for a failure that is the command's own, as far as its words show. */
function needOf(code: number, tail: string, places: Places): Need | null {
  const name = (patterns: readonly RegExp[]) => named(patterns, tail, places);
  const denied = code === 126 ? name([DENIED]) : null;
  if (denied !== null) return { need: 'execution', what: denied };
  const program = name(NO_PROGRAM);
  if (program !== null) return { need: 'program', what: program };
  const missing = name(NO_PACKAGE);
  if (missing !== null) return { need: 'package', what: missing };
  // A module at a path: what an earlier step would have built, or what nobody has committed.
  const path = name([NO_FILE]);
  if (path !== null && !path.startsWith('/')) return { need: 'file', what: path };
  if (NO_SPACE.test(tail)) return { need: 'space', what: '' };
  return NO_NETWORK.test(tail) ? { need: 'network', what: '' } : null;
}

function named(patterns: readonly RegExp[], tail: string, places: Places): string | null {
  for (const pattern of patterns) {
    const name = withoutPlaces(pattern.exec(tail)?.[1] ?? '', places);
    if (NAME.test(name)) return name;
  }
  return null;
}
