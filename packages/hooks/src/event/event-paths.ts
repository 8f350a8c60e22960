// Every path that an event names: in a tool's fields, and in a shell program's words.
import { posix } from 'node:path';
import type { Program, ToolEvent } from '@agent-harness/contracts';
import { newBudget } from '../shell/budget.ts';
import { expandBraces } from '../shell/expand-braces.ts';
import { climbingPath, globPrefix } from '../shell/glob.ts';
import { programPaths } from '../shell/program-paths.ts';
import { HOME } from '../shell/reading.ts';
import type { RawEvent } from './parse-event.ts';
import { PATH_FIELDS, SEARCHES_CWD, TOOL_ACCESS } from './tool-fields.ts';

type Paths = ToolEvent['paths'];

export function eventPaths(
  event: RawEvent,
  tool: string | null,
  input: RawEvent,
  program: Program | null,
  cwd: string,
): Paths {
  if (tool === null) {
    const path = event['file_path'];
    return typeof path === 'string'
      ? [{ path: absolute(path, cwd), access: 'read', from: '/file_path' }]
      : [];
  }
  return [...fieldPaths(tool, input, cwd), ...shellPaths(program, cwd)];
}

function fieldPaths(tool: string, input: RawEvent, cwd: string): Paths {
  const named = Object.entries(input).flatMap(([field, value]): Paths => {
    const usual = Object.hasOwn(PATH_FIELDS, field) ? PATH_FIELDS[field] : undefined;
    if (usual === undefined) return [];
    const access = (Object.hasOwn(TOOL_ACCESS, tool) ? TOOL_ACCESS[tool] : undefined) ?? usual;
    const from = `/tool_input/${field}`;
    return (Array.isArray(value) ? value : [value])
      .filter((path): path is string => typeof path === 'string')
      .map((path) => ({ path: absolute(path, cwd), access, from }));
  });
  if (!SEARCHES_CWD.has(tool)) return named;
  const base = named[0] ?? { path: posix.normalize(cwd), access: 'search' as const, from: '/cwd' };
  const field = tool === 'Glob' ? 'pattern' : 'glob';
  const pattern = input[field];
  if (tool === 'LS' || typeof pattern !== 'string') return named.length > 0 ? named : [base];
  // A Glob pattern may be absolute or climb: it starts looking at its prefix.
  const folders = new Set(starts(pattern.replace(/^!/u, '')).map((start) => absolute(start, base.path)));
  const found = Array.from(folders, (path) => ({
    path,
    access: 'search' as const,
    from: `/tool_input/${field}`,
  }));
  return [base, ...named.slice(1), ...found];
}

function shellPaths(program: Program | null, cwd: string): Paths {
  if (!program) return [];
  return programPaths(program, cwd).flatMap(({ path, access, word }) =>
    path === null ? [] : [{ path: posix.normalize(path), access, from: word }],
  );
}

/** Joined and normalised by text alone, as Claude Code's own file tools do; other spellings of a place outside are seen as it. */
function absolute(path: string, cwd: string): string {
  const expanded = path
    // As Claude Code does before it looks what the path begins with.
    .trim()
    .replace(/^file:\/*/iu, '/')
    // The shell's names for this folder and the last one, which may be any.
    .replace(/^~\+(?=\/|$)/u, cwd)
    .replace(/^~-?\d*(?=\/|$)(?<=[-\d])/u, '/')
    .replace(/^(?:~|\$\{?HOME\}?)(?=\/|$)/u, HOME)
    .replace(/^~(?=[A-Za-z][\w-]*(?:\/|$))/u, '/home/');
  return posix.resolve(cwd, expanded);
}

/** A drive, a share, or a way up, as Windows writes them: to be judged whole, because a slash would end its first segment. */
const WINDOWS = /^[A-Za-z]:[\\/]|^\\\\|(?:^|[\\/])\.\.\\/u;

/** The folders where a pattern starts to look: its braces may hold absolute paths, or climb. */
function starts(pattern: string): string[] {
  const atoms = Array.from(pattern, (char) => ({ char, quoted: false }));
  try {
    return expandBraces(atoms, newBudget()).flatMap((word) => {
      const text = word.map(({ char }) => char).join('');
      return WINDOWS.test(text) ? [text] : [globPrefix(text), climbingPath(text) ?? []].flat();
    });
  } catch {
    // Too many words, or too much work to find them.
    return ['/'];
  }
}
