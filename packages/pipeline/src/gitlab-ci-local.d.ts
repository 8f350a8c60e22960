// Types for the one module of gitlab-ci-local that the tests read: GitLab CI's JSON Schema (draft-07).
declare module 'gitlab-ci-local/src/schema/schema.js' {
  export const schema: object;
}
