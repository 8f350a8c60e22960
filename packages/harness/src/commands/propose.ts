// `harness propose`: a run's outputs as a merge request, shown first and sent only when asked.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { filesAt } from '../git/git.ts';
import { readFinishedRun } from '../propose/finished-run.ts';
import { GENERATED } from '../propose/generated.ts';
import { type Proposal, planProposal } from '../propose/plan-proposal.ts';
import { sendGithub } from '../propose/send-github.ts';
import { sendGitlab } from '../propose/send-gitlab.ts';

interface Flags {
  run: string;
  repo: string;
  into: string;
  send?: 'github' | 'gitlab';
  json?: boolean;
}

const senders = { gitlab: sendGitlab, github: sendGithub };

export function proposeCommand(): Command {
  return new Command('propose')
    .description(
      'propose a passed run’s outputs as a merge request; without --send it only shows what it would send',
    )
    .option('--run <folder>', 'the run', 'runs/latest')
    .option('--repo <path>', 'the repository that the run read', '.')
    .option('--into <folder>', 'where the outputs belong in that repository', 'docs')
    .addOption(
      new Option('--send <platform>', 'open or update its merge request').choices(['gitlab', 'github']),
    )
    .option('--json', 'the proposal as JSON')
    .addHelpText(
      'after',
      '\nThe only step that holds a token, and it reads nothing but files that the publish gate let through: their digests\n' +
        'and the sealed audit log are checked first. One branch and one merge request a skill, updated in place. A file that a\n' +
        'person edited since it was generated stays as it is and is named.\n' +
        'GitLab: CI_API_V4_URL, CI_PROJECT_ID, GITLAB_TOKEN. GitHub: GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN.\n' +
        'Exit codes: 0 shown, sent, or nothing to propose; 2 the run may not be proposed, or the platform refused',
    )
    .action(async ({ run, repo, into, send, json }: Flags) => {
      const proposal = await plan(run, resolve(repo), into);
      const folder = await stage(run, proposal);
      const address = send && proposal.files.length > 0 ? await senders[send](proposal, process.env) : null;
      const shown = json ? JSON.stringify({ ...proposal, address }) : render(proposal, folder, address);
      process.stdout.write(`${shown}\n`);
    });
}

async function plan(folder: string, repository: string, into: string): Promise<Proposal> {
  const run = await readFinishedRun(folder);
  const target = {
    into,
    triggeredBy: process.env['GITLAB_USER_LOGIN'] ?? process.env['GITHUB_ACTOR'] ?? null,
  };
  const { head } = run.record.repository;
  const state = join(into, GENERATED);
  const before = await filesAt(repository, head, [state]);
  // A plan against a repository that holds nothing else asks for every path that the real one will ask for.
  const paths = new Set<string>();
  planProposal(run, { ...target, textAt: (path) => (paths.add(path), before.get(path) ?? null) });
  const there = await filesAt(repository, head, [...paths]);
  return planProposal(run, { ...target, textAt: (path) => there.get(path) ?? null });
}

/** Beside the run, so that what would be sent can be read before it is. @returns the folder */
async function stage(run: string, { files, body, message }: Proposal): Promise<string> {
  const folder = join(run, 'proposal');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'description.md'), body);
  await writeFile(join(folder, 'message.txt'), `${message}\n`);
  for (const { path, text, change } of files) {
    if (change === 'delete') continue;
    const file = join(folder, 'files', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return folder;
}

function render(
  { branch, base, title, files, kept }: Proposal,
  folder: string,
  address: string | null,
): string {
  const here = relative(process.cwd(), folder) || '.';
  return [
    files.length === 0 ? 'nothing to propose: what is there is what the run gave' : title,
    ...files.map(({ path, change }) => `  ${change}  ${path}`),
    ...kept.map((path) => `  kept    ${path}: a person edited it; the new text is in the run’s outputs`),
    ...(files.length === 0
      ? []
      : [
          `  branch  ${branch}, from ${base.slice(0, 10)}`,
          `  read    ${here}/description.md and ${here}/files`,
          address === null
            ? '  staged  nothing was sent; add --send gitlab or --send github'
            : `  sent    ${address}`,
        ]),
  ].join('\n');
}
