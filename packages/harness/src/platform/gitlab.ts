// GitLab's API for one project, as a job of its own is told of it.
import { type Platform, required } from './ask-platform.ts';

export interface Gitlab {
  platform: Platform;
  /** Path of the project in the API. */
  project: string;
}

/**
 * @param environment `CI_API_V4_URL`, `CI_PROJECT_ID`, `GITLAB_TOKEN`
 * @param scope of the token
 * @throws HarnessError `platform.environment`
 */
export function openGitlab(environment: NodeJS.ProcessEnv, scope: string): Gitlab {
  return {
    platform: {
      url: required(environment, 'CI_API_V4_URL', 'the address of GitLab’s API'),
      headers: { 'private-token': required(environment, 'GITLAB_TOKEN', `a token with the scope ${scope}`) },
    },
    project: `/projects/${encodeURIComponent(required(environment, 'CI_PROJECT_ID', 'the project'))}`,
  };
}
