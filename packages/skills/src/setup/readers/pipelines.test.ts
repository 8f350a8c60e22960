// Jobs, images and versions of two platforms, with the line that states each.
import { describe, expect, it } from 'vitest';
import { readGithubActions } from './github-actions.ts';
import { readGitlabCi } from './gitlab-ci.ts';
import { read } from './read.fixture.ts';

describe('pipelines', () => {
  it('GitLab: jobs with what they run, images, variables; templates are no jobs', () => {
    const text = `default:
  image: python:3.10
variables:
  DEPTH: "0"
.base:
  script: [hidden]
test:
  image: { name: node:20-alpine }
  before_script: [npm ci]
  script:
    - npm test
    - !reference [.base, script]
`;
    expect(read(readGitlabCi, '.gitlab-ci.yml', text)).toEqual([
      'version | python | 3.10 | uses | 2',
      'env | DEPTH | sets | 4',
      'version | node | 20 | uses | 8',
      'job | test | npm ci\nnpm test\n.base\nscript | 7',
    ]);
  });
  it('GitHub: jobs, and versions of set-up steps and matrices, as written', () => {
    const text = `jobs:
  test:
    strategy:
      matrix:
        python: [3.9, "3.10"]
    steps:
      - uses: actions/setup-python@v5
        with:
          python-version: \${{ matrix.python }}
      - uses: actions/setup-node@v4
        with: { node-version: 20.x }
      - run: pytest
`;
    expect(read(readGithubActions, '.github/workflows/a.yml', text)).toEqual([
      'version | python | 3.9 | tests | 5',
      'version | python | 3.10 | tests | 5',
      'version | node | 20.x | uses | 11',
      'job | test | pytest | 2',
    ]);
  });
});
