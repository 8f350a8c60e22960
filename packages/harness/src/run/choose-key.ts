// Where the model's key comes from: a command, a file, or the upstream's own variables; it is read when first needed.
import { type Key, type KeySource, type Secret, openKey } from '@agent-harness/container';
import { HarnessError, modelKeyCommand, modelKeyFile } from '@agent-harness/contracts';
import { parseCommandString } from 'execa';

export interface ChosenKey {
  key: Key;
  /** Variable that gave it, e.g. `ANTHROPIC_AUTH_TOKEN`. */
  from: string;
}

/**
 * @param names variables that hold the key itself, first one first
 * @param aws whether AWS credentials in the environment are a key too
 */
export function findKey(
  environment: NodeJS.ProcessEnv,
  names: readonly string[],
  aws = false,
): ChosenKey | null {
  const command = environment[modelKeyCommand];
  if (command) return chosen({ from: 'command', argv: parseCommandString(command) }, modelKeyCommand);
  const file = environment[modelKeyFile];
  if (file) return chosen({ from: 'file', path: file }, modelKeyFile);
  for (const name of names) {
    const value = environment[name];
    if (value) return chosen({ from: 'value', secret: value }, name);
  }
  const secret = aws ? awsSecret(environment) : null;
  return secret === null ? null : chosen({ from: 'value', secret }, 'AWS_ACCESS_KEY_ID');
}

/** @throws HarnessError `run.key` when there is none */
export function requireKey(
  environment: NodeJS.ProcessEnv,
  model: string,
  names: readonly string[],
  aws = false,
): ChosenKey {
  const found = findKey(environment, names, aws);
  if (found !== null) return found;
  const [first = '', ...others] = [...names, ...(aws ? ['AWS_ACCESS_KEY_ID'] : [])];
  const nor = others.length === 0 ? '' : ` (nor ${others.join(', ')})`;
  throw new HarnessError(
    'run.key',
    `the model ${model} needs a key, and ${first} is not set${nor}`,
    `set it for this command only, name a file in ${modelKeyFile} or a command in ${modelKeyCommand}, or run with \`--model offline\``,
  );
}

const chosen = (source: KeySource, from: string): ChosenKey => ({ key: openKey(source), from });

function awsSecret(environment: NodeJS.ProcessEnv): Secret | null {
  const accessKeyId = environment['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = environment['AWS_SECRET_ACCESS_KEY'];
  const sessionToken = environment['AWS_SESSION_TOKEN'];
  if (!accessKeyId || !secretAccessKey) return null;
  return {
    token: '',
    aws: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
    expiresAt: null,
  };
}
