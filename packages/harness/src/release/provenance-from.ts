// Who cuts: the CI platform that this process runs on, by the variables that it documents.
import type { Provenance } from '../signing/signer.ts';

export function provenanceFrom(environment: NodeJS.ProcessEnv): Provenance {
  const {
    CI_SERVER_URL,
    CI_JOB_URL,
    GITHUB_SERVER_URL,
    GITHUB_REPOSITORY,
    GITHUB_RUN_ID,
    GITHUB_RUN_ATTEMPT,
  } = environment;
  if (CI_SERVER_URL && CI_JOB_URL) return { builder: CI_SERVER_URL, invocation: CI_JOB_URL };
  if (GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_RUN_ID)
    return {
      builder: GITHUB_SERVER_URL,
      invocation: `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}/attempts/${GITHUB_RUN_ATTEMPT ?? '1'}`,
    };
  return { builder: 'urn:agent-harness:no-ci' };
}
