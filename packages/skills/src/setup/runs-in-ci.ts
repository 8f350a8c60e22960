// Whether a job of continuous integration runs a command.
import type { FactOf } from './fact.ts';

/** First job, in file order, one of whose lines holds the command as whole words. */
export function jobRunning(command: string, jobs: readonly FactOf<'job'>[]): FactOf<'job'> | null {
  const forms = formsOf(command);
  return jobs.find((job) => forms.some((form) => holds(job.runs, form))) ?? null;
}

function formsOf(command: string): string[] {
  const [, manager, rest] = /^(npm|yarn|pnpm|bun)(?: run)? (\S+)$/.exec(command) ?? [];
  if (manager !== undefined && rest !== undefined && !/^(ci|install)$/.test(rest))
    return [`${manager} ${rest}`, `${manager} run ${rest}`];
  const [, script] = /^(?:sh|bash|zsh) (\S+)$/.exec(command) ?? [];
  return script === undefined ? [command] : [command, script, `./${script}`];
}

function holds(text: string, form: string): boolean {
  for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + form.length] ?? ' '];
    if (/[\s;&|(/"']/.test(before) && /[\s;&|)"']/.test(after)) return true;
  }
  return false;
}
