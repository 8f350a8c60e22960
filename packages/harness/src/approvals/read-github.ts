// Reads a GitHub pull request: author, head, each person's last review, and the members of teams.
import { askAll, askPlatform, inside, required, text } from '../platform/ask-platform.ts';
import { openGithub } from '../platform/github.ts';
import type { ApprovalSource } from './source.ts';

/**
 * Documented shapes: pulls, reviews of a pull request, members of a team.
 * @param environment `GITHUB_API_URL`, `GITHUB_REPOSITORY`, `GITHUB_TOKEN`; `PULL_REQUEST` or `GITHUB_REF` of a pull request
 * @throws HarnessError `platform.environment`, `platform.answer`
 */
export async function readGithub(environment: NodeJS.ProcessEnv): Promise<ApprovalSource> {
  const { platform, repository } = openGithub(environment, 'read pull requests and team members');
  const number = /^refs\/pull\/(\d+)\//.exec(environment['GITHUB_REF'] ?? '')?.[1];
  const pull = `/repos/${repository}/pulls/${number ?? required(environment, 'PULL_REQUEST', 'its number')}`;
  const [opened, reviews] = await Promise.all([
    askPlatform(platform, pull),
    askAll(platform, `${pull}/reviews`),
  ]);
  return {
    author: text(inside(inside(opened, 'user'), 'login')) || null,
    head: text(inside(inside(opened, 'head'), 'sha')) || null,
    text: text(inside(opened, 'body')),
    approvals: standing(reviews),
    membersOf: async (handle) => {
      const [organisation = '', team = ''] = handle.replace(/^@/, '').split('/').map(encodeURIComponent);
      const members = await askAll(platform, `/orgs/${organisation}/teams/${team}/members`);
      return members.map(({ login }) => text(login));
    },
  };
}

/** Reviews come in order of time; a comment takes nothing back, a dismissal or a demand for changes does. */
function standing(reviews: readonly Record<string, unknown>[]): ApprovalSource['approvals'] {
  const last = new Map<string, Record<string, unknown>>();
  for (const review of reviews)
    if (['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'].includes(text(review['state'])))
      last.set(text(inside(review['user'], 'login')), review);
  return [...last]
    .filter(([login, review]) => login !== '' && review['state'] === 'APPROVED')
    .map(([by, review]) => ({ by, sha: text(review['commit_id']) || null }));
}
