// A program under a policy that grants every command: what is refused although nothing is listed.
import { posix } from 'node:path';
import type { Policy, Program } from '@agent-harness/contracts';
import type { Finding } from '../../policy/verdicts.ts';
import { parseProgram } from '../../shell/parse-program.ts';
import { codeFindings } from './open/code-findings.ts';
import { commandFindings } from './open/command-findings.ts';
import { withNames } from './open/command-name.ts';
import { deletionFindings } from './open/deletion-findings.ts';
import { downloadFindings } from './open/download-findings.ts';
import { gitDiscards } from './open/git-discards.ts';
import { withoutInstallers } from './open/known-installers.ts';
import { refusedForms } from './open/refused-forms.ts';
import { rootFindings } from './open/root-findings.ts';
import { setFindings } from './open/set-findings.ts';
import { sourceFindings } from './open/source-findings.ts';
import { temporaryCode } from './open/temporary-code.ts';
import { uploadFindings } from './open/upload-findings.ts';
import { writtenCode } from './open/written-code.ts';
import { problemFindings } from './problem-findings.ts';

/** Forms that cannot be proved harmless and that people use every day: a laptop refuses only what is not read at all. */
const DAILY = /^(?:background:|function: (?!`(?:sudo|su|doas|ssh|scp|passwd|gpg|login|kinit|pass|op)`))/u;
/** Sums over what a file or a tool of the project says, not over a text that stands here or comes from a network. */
const SUMS =
  /^evaluated: arithmetic over (?:what a command prints|`(?:\w+|@)`, whose value is not in the program)$/u;
const FETCHES = /^(?:curl|wget|https?|xh|nc|ncat|netcat|socat|ssh|dig|nslookup|host|openssl|base64|xxd)$/u;

export function openFindings(program: Program, cwd: string, policy: Policy): Finding[] {
  return [program, ...writtenCode(program)].flatMap((one) => programFindings(withNames(one), cwd, policy));
}

/** What is run unread, beside the installers that everyone pipes into a shell. */
function unreadProblems({ source, problems }: Program): readonly string[] {
  if (!problems.some((problem) => problem.startsWith('fed:'))) return problems;
  const rest = withoutInstallers(source);
  return rest === source ? problems : parseProgram(rest).problems;
}

function programFindings(program: Program, cwd: string, policy: Policy): Finding[] {
  const fetches = program.commands.some(({ name }) => FETCHES.test(posix.basename(name ?? '')));
  const problems = unreadProblems(program).filter(
    (problem) => !DAILY.test(problem) && (fetches || !SUMS.test(problem)),
  );
  return [
    ...problemFindings({ ...program, problems }),
    ...program.commands.flatMap((command) => [
      ...commandFindings(command, program),
      ...rootFindings(command),
      ...setFindings(command),
      ...gitDiscards(command),
      ...codeFindings(command, program),
      ...sourceFindings(command),
      ...uploadFindings(command, program),
      ...temporaryCode(command, program),
      ...refusedForms(command, program),
    ]),
    ...deletionFindings(program, cwd, policy),
    ...downloadFindings(program),
  ];
}
