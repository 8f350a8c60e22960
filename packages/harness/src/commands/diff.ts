// `harness diff <a> <b>`: what changes for whom between two releases.
import { Command } from 'commander';
import { diffReleases } from '../release-diff/diff-releases.ts';
import { flippedDecisions } from '../release-diff/flipped-decisions.ts';
import { openContents } from '../release-diff/open-contents.ts';
import { renderDiff } from '../release-diff/render-diff.ts';
import { findLogs } from '../review/find-logs.ts';
import { releaseFolder } from './release-folder.ts';

export function diffCommand(): Command {
  return new Command('diff')
    .argument('<before>', 'a release: its folder, or its version below releases/')
    .argument('<after>', 'another one')
    .description('what changes for whom: layers, rules, image, grants, hosts, contracts, suites')
    .option('--runs <folder>', 'also which decisions recorded there the two would decide differently')
    .option('--json', 'the changes as JSON')
    .addHelpText(
      'after',
      '\nReads the releases’ own tarballs. A + is added, a - removed, a ~ changed; by the team whose layer it is.\n' +
        'Decisions are judged by each release’s rules and grants, with the code of this harness.\n' +
        'Exit codes: 0 compared, 2 bad arguments or not a whole release',
    )
    .action(async (before: string, after: string, { runs, json }: { runs?: string; json?: boolean }) => {
      const [a, b] = [await openContents(releaseFolder(before)), await openContents(releaseFolder(after))];
      const changes = diffReleases(a, b);
      const flipped = runs === undefined ? null : flippedDecisions(await findLogs([runs]), a, b, new Date());
      process.stdout.write(json ? `${JSON.stringify({ changes, flipped })}\n` : renderDiff(changes, flipped));
    });
}
