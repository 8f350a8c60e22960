// The variable with the token that may write to the repository: the proposing job's, and no other's.

export const PROPOSAL_TOKEN = 'GITLAB_TOKEN';
