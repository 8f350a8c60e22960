import { expect, it } from 'vitest';
import { provenanceFrom } from './provenance-from.ts';

it('names the platform and the job that cut, or that there was none', () => {
  expect(
    provenanceFrom({ CI_SERVER_URL: 'https://ci.example', CI_JOB_URL: 'https://ci.example/j/1' }),
  ).toEqual({ builder: 'https://ci.example', invocation: 'https://ci.example/j/1' });
  expect(
    provenanceFrom({ GITHUB_SERVER_URL: 'https://g.example', GITHUB_REPOSITORY: 'a/b', GITHUB_RUN_ID: '7' }),
  ).toEqual({ builder: 'https://g.example', invocation: 'https://g.example/a/b/actions/runs/7/attempts/1' });
  expect(provenanceFrom({})).toEqual({ builder: 'urn:agent-harness:no-ci' });
});
