// Opens, or brings up to date, the one merge request of a skill on GitLab.
import { askPlatform, inside, sendTo, text } from '../platform/ask-platform.ts';
import { openGitlab } from '../platform/gitlab.ts';
import type { Proposal } from './plan-proposal.ts';

/**
 * One commit on the skill's own branch, which starts anew at the commit that the run read.
 * Documented shapes: create a commit with several files and actions (`start_sha`, `force`), merge requests.
 * @param environment `CI_API_V4_URL`, `CI_PROJECT_ID`, `GITLAB_TOKEN` (scope api), optionally `CI_DEFAULT_BRANCH`
 * @returns address of the merge request
 * @throws HarnessError `platform.environment`, `platform.answer`
 */
export async function sendGitlab(proposal: Proposal, environment: NodeJS.ProcessEnv): Promise<string> {
  const { platform, project } = openGitlab(environment, 'api');
  const target =
    environment['CI_DEFAULT_BRANCH'] ?? text(inside(await askPlatform(platform, project), 'default_branch'));
  await sendTo(platform, `${project}/repository/commits`, {
    method: 'POST',
    body: {
      branch: proposal.branch,
      start_sha: proposal.base,
      force: true,
      commit_message: proposal.message,
      actions: proposal.files.map(({ path, text: content, change }) =>
        change === 'delete'
          ? { action: change, file_path: path }
          : {
              action: change,
              file_path: path,
              content: Buffer.from(content).toString('base64'),
              encoding: 'base64',
            },
      ),
    },
  });
  const requests = `${project}/merge_requests`;
  const query = `?state=opened&source_branch=${encodeURIComponent(proposal.branch)}&target_branch=${encodeURIComponent(target)}`;
  const open = await askPlatform(platform, `${requests}${query}`);
  const iid: unknown = Array.isArray(open) ? inside(open[0], 'iid') : null;
  const said = { title: proposal.title, description: proposal.body };
  const merge =
    typeof iid === 'number'
      ? await sendTo(platform, `${requests}/${iid}`, { method: 'PUT', body: said })
      : await sendTo(platform, requests, {
          method: 'POST',
          body: {
            ...said,
            source_branch: proposal.branch,
            target_branch: target,
            remove_source_branch: true,
          },
        });
  return text(inside(merge, 'web_url'));
}
