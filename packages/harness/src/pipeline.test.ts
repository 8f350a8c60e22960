import { planPipeline, renderGitlab } from '@agent-harness/pipeline';
import { listSkills } from '@agent-harness/skills';
import { expect, it } from 'vitest';

it('keeps this repository’s GitLab jobs as the skills’ manifests say (`harness pipeline` renders them)', async () => {
  const plan = planPipeline((await listSkills()).map((bundle) => bundle.manifest));
  await expect(renderGitlab(plan)).toMatchFileSnapshot('../../../.gitlab/agents.gitlab-ci.yml');
});
