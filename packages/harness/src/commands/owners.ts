// `harness owners`: render CODEOWNERS from ownership.json, check the map, and say who must approve a diff.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HarnessError, parseFile } from '@agent-harness/contracts';
import { Command } from 'commander';
import { readApprovals } from '../approvals/read-approvals.ts';
import { readGithub } from '../approvals/read-github.ts';
import { readGitlab } from '../approvals/read-gitlab.ts';
import { type OwnersFinding, checkOwners } from '../owners/check-owners.ts';
import { gate } from '../owners/gate.ts';
import { git, words } from '../git/git.ts';
import { type OwnerMap, createOwnerMap } from '../owners/owner-map.ts';
import { prepareReview } from '../owners/prepare-review.ts';
import { OWNERSHIP, contractDocuments, readParties } from '../owners/read-diff.ts';
import { renderReview } from '../owners/render-review.ts';
import { renderedFiles } from '../owners/rendered-files.ts';
import { reviewDiff } from '../owners/review-diff.ts';
import { repeated } from './repeated.ts';

export function ownersCommand(): Command {
  return new Command('owners')
    .description('who owns what, and who must approve a change')
    .addCommand(renderCommand())
    .addCommand(checkCommand())
    .addCommand(reviewCommand());
}

function renderCommand(): Command {
  return new Command('render')
    .description(`write CODEOWNERS (GitLab), .github/CODEOWNERS and the GitHub ruleset from ${OWNERSHIP}`)
    .option('--repo <path>', 'the repository', '.')
    .action(async ({ repo }: { repo: string }) => {
      const { root, map } = await treeMap(repo);
      for (const [path, text] of renderedFiles(map)) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await writeFile(join(root, path), text);
        process.stdout.write(`wrote ${path}\n`);
      }
      const unnumbered = map.ownership.teams.filter(({ githubId }) => githubId === undefined);
      if (unnumbered.length > 0)
        process.stderr.write(
          `harness: the ruleset needs a githubId for ${unnumbered.map(({ name }) => name).join(', ')}: \`gh api orgs/<org>/teams/<team> --jq .id\`\n`,
        );
    });
}

function checkCommand(): Command {
  return new Command('check')
    .description('every file has one owner or is shared on purpose, no pattern is dead, nothing has drifted')
    .option('--repo <path>', 'the repository', '.')
    .option('--json', 'the findings as JSON')
    .addHelpText('after', '\nExit codes: 0 nothing found, 1 findings, 2 bad input')
    .action(async ({ repo, json }: { repo: string; json?: boolean }) => {
      const { root, map, tracked } = await treeMap(repo);
      const onDisk = new Map(
        await Promise.all(
          [...renderedFiles(map).keys()].map(async (path): Promise<[string, string | null]> => [
            path,
            await readFile(join(root, path), 'utf8').catch(() => null),
          ]),
        ),
      );
      const findings = checkOwners(map, tracked, onDisk);
      process.stdout.write(
        json ? `${JSON.stringify({ findings })}\n` : renderFindings(findings, tracked.length),
      );
      process.exitCode = findings.length === 0 ? 0 : 1;
    });
}

function renderFindings(findings: readonly OwnersFinding[], files: number): string {
  return [
    ...findings.map(({ kind, what, says, instead }) => `${kind} ${what}: ${says}\n  instead: ${instead}`),
    findings.length === 0
      ? `${files} files, each with an owner`
      : `${findings.length} findings in ${files} files`,
    '',
  ].join('\n');
}

async function treeMap(repo: string): Promise<{ root: string; map: OwnerMap; tracked: string[] }> {
  const root = (await git(repo, ['rev-parse', '--show-toplevel'])).trim();
  const tracked = words(await git(root, ['ls-files', '-z']));
  const ownership = await parseFile('ownership', join(root, OWNERSHIP));
  const parties = contractDocuments(ownership, tracked).map(async (path) =>
    readParties(path, await readFile(join(root, path), 'utf8').catch(() => '')),
  );
  return { root, tracked, map: createOwnerMap(ownership, await Promise.all(parties)) };
}

interface ReviewFlags {
  repo: string;
  base: string;
  head: string;
  author: string[];
  approvals?: string;
  json?: boolean;
}

function reviewCommand(): Command {
  return new Command('review')
    .description('who must approve this diff and why; with --approvals, whether they have')
    .requiredOption('--base <ref>', 'the target branch: its map decides')
    .option('--head <ref>', 'the change', 'HEAD')
    .option('--author <login>', 'who wrote it, may be given again', repeated, [])
    .option('--approvals <source>', 'gitlab, github, or a JSON file')
    .option('--repo <path>', 'the repository', '.')
    .option('--json', 'the review as JSON')
    .addHelpText(
      'after',
      '\nAuthors, agents and who triggered them never count, nor approvals of an earlier commit.\n' +
        'Exit codes: 0 approved (or only listed, without --approvals), 1 an approval is missing, 2 bad input',
    )
    .action(async (flags: ReviewFlags) => {
      const prepared = await prepareReview(flags.repo, flags.base, flags.head);
      const review = reviewDiff(prepared.input);
      const source = flags.approvals === undefined ? null : await sourceOf(flags.approvals);
      const platform = flags.approvals === 'github' ? 'github' : 'gitlab';
      const judgement = source && (await gate(prepared, review, source, flags.author, platform));
      const { base, head } = prepared.diff;
      process.stdout.write(
        flags.json
          ? `${JSON.stringify({ base, head, ...review, judgement })}\n`
          : renderReview(review, judgement),
      );
      process.exitCode = judgement === null || (judgement.approved && review.unowned.length === 0) ? 0 : 1;
    });
}

function sourceOf(name: string): ReturnType<typeof readApprovals> {
  if (name === '')
    throw new HarnessError('approvals.file', '--approvals is empty', 'give gitlab, github or a file');
  if (name === 'gitlab') return readGitlab(process.env);
  return name === 'github' ? readGithub(process.env) : readApprovals(name);
}
