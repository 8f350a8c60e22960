// The shapes of credentials that must never be in an output; each is a format that its issuer documents.

export interface CredentialShape {
  what: string;
  shape: RegExp;
}

/** INVARIANT: repetitions are bounded, because the text is written by an agent and may be made to take long. */
export const credentialShapes: readonly CredentialShape[] = [
  { what: 'a private key', shape: /-----BEGIN [A-Z ]{0,30}PRIVATE KEY( BLOCK)?-----/ },
  { what: 'an AWS access key id', shape: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/ },
  { what: 'a GitHub token', shape: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,})/ },
  { what: 'a GitLab token', shape: /\bgl(?:pat|ptt|dt|rt|cbt|soat)-[\w-]{20,}/ },
  { what: 'an Anthropic key', shape: /\bsk-ant-[\w-]{20,}/ },
  { what: 'an API key', shape: /\bsk-(?:proj-)?[A-Za-z0-9_-]{32,}/ },
  { what: 'a Slack token', shape: /\bxox[abposr]-[A-Za-z0-9-]{10,}/ },
  { what: 'a Google API key', shape: /\bAIza[\w-]{35}\b/ },
  { what: 'an npm token', shape: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { what: 'a signed token (JWT)', shape: /\beyJ[\w-]{10,2000}\.eyJ[\w-]{10,2000}\.[\w-]{10}/ },
  { what: 'an Azure storage key', shape: /\bAccountKey=[A-Za-z0-9+/]{80,}={0,2}/ },
  {
    what: 'a password in an address',
    shape: /\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/:@]{1,100}:[^\s/@]{3,200}@/i,
  },
  {
    what: 'a password or secret with its value',
    shape: /\b(?:password|passwd|secret|api[_-]?key|access[_-]?token)["']?\s*[:=]\s*["'][^\s"'$<{]{8,}["']/i,
  },
];
