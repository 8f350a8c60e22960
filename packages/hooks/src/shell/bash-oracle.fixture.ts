// Asks Bash which words it would run, and lets it run none of them: every command name leads to a function that takes notes.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Builtins that programs may name; `printf` writes the notes and stays itself. */
const BUILTINS =
  ': . [ alias bg bind break builtin caller cd command compgen complete compopt continue declare dirs disown echo enable exec exit export false fc fg getopts hash help history jobs kill let local logout mapfile popd pushd pwd read readarray readonly return set shift shopt source suspend test times trap true type typeset ulimit umask unalias unset wait';
const NOTES = 9;

/** Commands are found nowhere, builtins are functions, and what is noted leaves by a descriptor of its own. */
const PRELUDE = `
readonly PATH=/no/such/folder
__note() { printf '%s\\0' "$#" "$@" >&${NOTES}; [[ $__status = 0 ]]; }
command_not_found_handle() { __note "$@"; }
for __name in ${BUILTINS}; do eval "$__name() { __note $__name \\"\\$@\\"; }"; done
eval() { __note eval "$@"; }
`;

/**
 * A slash could lead to a program without a search, a file redirection would write, and these names hold such text:
 * programs with one of them are not asked about. INVARIANT: with none of them Bash can start nothing.
 */
const UNSAFE =
  /\/|\\(?:x|u|U|0|[1-7])|>(?!&[12]|\()|<(?![<(&])|\b(?:printf|BASH\w*|SHELL|PATH|ENV|IFS|coproc)\b|__|\{\w+\}[<>]|:(?:-?\d|\s)|@|![\w*@]|\b_\b/u;

export function canAsk(source: string): boolean {
  return !UNSAFE.test(source.replaceAll(/[12&]?>\s*\/dev\/null/gu, ''));
}

/** True when `bash -n` accepts the program; nothing runs. */
export function bashParses(source: string): boolean {
  return (
    spawnSync('bash', ['--norc', '--noprofile', '-n'], { input: source, env: {}, timeout: 5000 }).status === 0
  );
}

/**
 * @param status what every command answers: 0 or 1, so that both branches can be seen
 * @returns each command with its words expanded; null when Bash did not come to an end
 * @throws Error for a program that must not be asked about, or one after which the folder is not empty
 */
export function wordsRun(source: string, status: 0 | 1): string[][] | null {
  if (!canAsk(source)) throw new Error(`not safe to ask about: ${source}`);
  const folder = mkdtempSync(join(tmpdir(), 'oracle-'));
  try {
    const stdio = Array.from(
      { length: NOTES + 1 },
      (_, at) => (at === 0 ? 'ignore' : 'pipe') as 'ignore' | 'pipe',
    );
    const ran = spawnSync(
      'bash',
      ['--norc', '--noprofile', '-c', `${PRELUDE}\n__status=${status}\n${source}`],
      {
        cwd: folder,
        env: { HOME: '/home/agent' },
        stdio,
        timeout: 3000,
        killSignal: 'SIGKILL',
        maxBuffer: 1 << 20,
      },
    );
    if (readdirSync(folder).length > 0) throw new Error(`it left files: ${source}`);
    return ran.error || ran.signal ? null : vectors(String(ran.output[NOTES] ?? ''));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function vectors(notes: string): string[][] {
  const words = notes.split('\0');
  const found: string[][] = [];
  for (let at = 0; at < words.length - 1;) {
    const count = Number(words[at]);
    found.push(words.slice(at + 1, at + 1 + count));
    at += 1 + count;
  }
  return found;
}
