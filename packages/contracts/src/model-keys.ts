// The variables that hold a model's key, or lead to it: a pipeline hides them, and no grant may name one.

/** Those that hold a key, by upstream, first choice first; as Claude Code names them (its documentation: third-party integrations). */
export const modelKeys = {
  anthropic: ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN'],
  bedrock: ['AWS_BEARER_TOKEN_BEDROCK'],
  /** They sign requests to Bedrock, and to every other service. */
  aws: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'],
  /** Claude Code has none: Google's tokens come from a command. */
  vertex: ['HARNESS_MODEL_KEY'],
  foundry: ['ANTHROPIC_FOUNDRY_API_KEY', 'ANTHROPIC_FOUNDRY_AUTH_TOKEN'],
} as const;

export const modelKeyCommand = 'HARNESS_MODEL_KEY_COMMAND';
export const modelKeyFile = 'HARNESS_MODEL_KEY_FILE';

/** All of them. */
export const modelKeyVariables: readonly string[] = [
  ...Object.values(modelKeys).flat(),
  modelKeyFile,
  modelKeyCommand,
];
