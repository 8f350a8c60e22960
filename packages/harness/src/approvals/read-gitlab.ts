// Reads a GitLab merge request: author, head, approvals and the members of groups.
import { askAll, askPlatform, inside, required, text } from '../platform/ask-platform.ts';
import { openGitlab } from '../platform/gitlab.ts';
import type { ApprovalSource } from './source.ts';

/**
 * Documented shapes: merge requests, merge request approvals, merge request diff versions, members of a group (all).
 * @param environment `CI_API_V4_URL`, `CI_PROJECT_ID`, `CI_MERGE_REQUEST_IID` of a merge request pipeline; `GITLAB_TOKEN`
 * @throws HarnessError `platform.environment`, `platform.answer`
 */
export async function readGitlab(environment: NodeJS.ProcessEnv): Promise<ApprovalSource> {
  const { platform, project } = openGitlab(environment, 'read_api');
  const iid = required(environment, 'CI_MERGE_REQUEST_IID', 'the merge request');
  const request = `${project}/merge_requests/${encodeURIComponent(iid)}`;
  const [merge, approvals, versions] = await Promise.all([
    askPlatform(platform, request),
    askPlatform(platform, `${request}/approvals`),
    askAll(platform, `${request}/versions`),
  ]);
  const given = inside(approvals, 'approved_by');
  return {
    author: text(inside(inside(merge, 'author'), 'username')) || null,
    head: text(inside(merge, 'sha')) || null,
    text: text(inside(merge, 'description')),
    approvals: (Array.isArray(given) ? given : []).map((one: unknown) => ({
      by: text(inside(inside(one, 'user'), 'username')),
      sha: approvedCommit(versions, text(inside(one, 'approved_at'))),
    })),
    membersOf: async (handle) => {
      const group = encodeURIComponent(handle.replace(/^@/, ''));
      const members = await askAll(platform, `/groups/${group}/members/all`);
      return members.filter(({ state }) => state === 'active').map(({ username }) => text(username));
    },
  };
}

/** GitLab says when, not what, was approved: it was the newest version of the diff at that time. */
function approvedCommit(versions: readonly Record<string, unknown>[], at: string): string | null {
  const when = Date.parse(at);
  if (Number.isNaN(when)) return null;
  const seen = versions
    .filter((version) => Date.parse(text(version['created_at'])) <= when)
    .sort((one, other) => Date.parse(text(other['created_at'])) - Date.parse(text(one['created_at'])));
  return text(seen[0]?.['head_commit_sha']) || 'none';
}
