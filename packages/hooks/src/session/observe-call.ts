// What one call does that later calls are judged by, read from the call alone: small, and plain data, so that any thread can do it.
import type { GuardSession, ToolEvent } from '@agent-harness/contracts';
import type { DecideContext } from '../decide/context.ts';
import { destinationsOf, untrustedReads } from './call-places.ts';
import { executedWords, runsUnnamed } from './executed-words.ts';
import { placed } from './placed-words.ts';
import { writtenPaths } from './written-paths.ts';

/** Every name of one file: as written, and with links resolved. */
export type Names = readonly string[];

export interface Observation {
  written: { names: Names; brought: boolean }[];
  /** Files that a copying program names: what it writes may be a copy of them. */
  copied: Names[];
  /** Files, or folders of them, that the call would run. */
  run: Names[];
  /** The program's text, where something in it runs what a pipe brings or only running tells. */
  unnamed: string;
  /** Where what the call is given may go. */
  destinations: string[];
  /** Untrusted mounts that it reads by a path it names, and all, looking around included. */
  reads: { named: string[]; all: string[] };
}

export function observeCall(
  event: ToolEvent,
  mounts: GuardSession['mounts'],
  resolve: DecideContext['resolve'],
): Observation {
  const names = (path: string): Names => {
    const found = resolve(path);
    return 'real' in found && found.real !== path ? [path, found.real] : [path];
  };
  const { program, cwd, paths } = event;
  const words = program?.commands.map((command) => executedWords(command, program)) ?? [];
  const executed = program ? placed(program, cwd, words).flatMap(({ path }) => path ?? []) : [];
  const scripts = paths.filter(({ from }) => from === '/tool_input/scriptPath').map(({ path }) => path);
  const { written, copied } = writtenPaths(event);
  return {
    written: written.map(({ path, brought }) => ({ names: names(path), brought })),
    copied: copied.map(names),
    run: [...new Set([...scripts, ...executed])].map(names),
    unnamed: program?.commands.some(runsUnnamed) ? program.source : '',
    destinations: destinationsOf(event),
    reads: {
      named: untrustedReads({ ...event, program: null }, mounts, resolve),
      all: untrustedReads(event, mounts, resolve),
    },
  };
}
