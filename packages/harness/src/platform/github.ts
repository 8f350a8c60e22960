// GitHub's API for one repository, as a job of its own is told of it.
import { type Platform, required } from './ask-platform.ts';

export interface Github {
  platform: Platform;
  /** owner/name */
  repository: string;
}

/**
 * @param environment `GITHUB_API_URL`, `GITHUB_REPOSITORY`, `GITHUB_TOKEN`
 * @param may what the token is for, after "a token that may"
 * @throws HarnessError `platform.environment`
 */
export function openGithub(environment: NodeJS.ProcessEnv, may: string): Github {
  const token = required(environment, 'GITHUB_TOKEN', `a token that may ${may}`);
  return {
    platform: {
      url: required(environment, 'GITHUB_API_URL', 'the address of GitHub’s API'),
      headers: { authorization: `Bearer ${token}`, 'x-github-api-version': '2022-11-28' },
    },
    repository: required(environment, 'GITHUB_REPOSITORY', 'owner/name'),
  };
}
