// Opens, or brings up to date, the one pull request of a skill on GitHub.
import { type Platform, askMaybe, askPlatform, inside, sendTo, text } from '../platform/ask-platform.ts';
import { openGithub } from '../platform/github.ts';
import type { Proposal } from './plan-proposal.ts';

/**
 * One commit on the skill's own branch, which starts anew at the commit that the run read.
 * Documented shapes: git trees, commits and references; pulls.
 * @param environment `GITHUB_API_URL`, `GITHUB_REPOSITORY`, `GITHUB_TOKEN` (contents and pull requests: write)
 * @returns address of the pull request
 * @throws HarnessError `platform.environment`, `platform.answer`
 */
export async function sendGithub(proposal: Proposal, environment: NodeJS.ProcessEnv): Promise<string> {
  const { platform, repository } = openGithub(environment, 'write contents and pull requests');
  const base = `/repos/${repository}`;
  const commit = await commitTo(platform, base, proposal);
  await moveBranch(platform, base, proposal.branch, commit);
  const target = text(inside(await askPlatform(platform, base), 'default_branch'));
  const owner = encodeURIComponent(repository.split('/')[0] ?? '');
  const query = `?state=open&head=${owner}:${encodeURIComponent(proposal.branch)}&base=${encodeURIComponent(target)}`;
  const open = await askPlatform(platform, `${base}/pulls${query}`);
  const number: unknown = Array.isArray(open) ? inside(open[0], 'number') : null;
  const said = { title: proposal.title, body: proposal.body };
  const pull =
    typeof number === 'number'
      ? await sendTo(platform, `${base}/pulls/${number}`, { method: 'PATCH', body: said })
      : await sendTo(platform, `${base}/pulls`, {
          method: 'POST',
          body: { ...said, head: proposal.branch, base: target },
        });
  return text(inside(pull, 'html_url'));
}

async function commitTo(
  platform: Platform,
  base: string,
  { files, base: parent, message }: Proposal,
): Promise<string> {
  const at = await askPlatform(platform, `${base}/git/commits/${parent}`);
  const tree = await sendTo(platform, `${base}/git/trees`, {
    method: 'POST',
    body: {
      base_tree: text(inside(inside(at, 'tree'), 'sha')),
      // A null sha takes the path out of the tree.
      tree: files.map(({ path, text: content, change }) => ({
        path,
        mode: '100644',
        type: 'blob',
        ...(change === 'delete' ? { sha: null } : { content }),
      })),
    },
  });
  const made = await sendTo(platform, `${base}/git/commits`, {
    method: 'POST',
    body: { message, tree: text(inside(tree, 'sha')), parents: [parent] },
  });
  return text(inside(made, 'sha'));
}

async function moveBranch(platform: Platform, base: string, branch: string, sha: string): Promise<void> {
  if ((await askMaybe(platform, `${base}/git/ref/heads/${branch}`)) === null)
    await sendTo(platform, `${base}/git/refs`, {
      method: 'POST',
      body: { ref: `refs/heads/${branch}`, sha },
    });
  else
    await sendTo(platform, `${base}/git/refs/heads/${branch}`, {
      method: 'PATCH',
      body: { sha, force: true },
    });
}
