import { planPipeline, renderGitlab } from '@agent-harness/pipeline';
import { listSkills } from '@agent-harness/skills';
import { expect, it } from 'vitest';

it('keeps this repository’s GitLab jobs as the skills’ manifests say (`harness pipeline --propose docs/{skill}` renders them)', async () => {
  const manifests = (await listSkills()).map((bundle) => bundle.manifest);
  const plan = planPipeline(manifests, { propose: { into: 'docs/{skill}' } });
  await expect(renderGitlab(plan)).toMatchFileSnapshot('../../../.gitlab/agents.gitlab-ci.yml');
});
