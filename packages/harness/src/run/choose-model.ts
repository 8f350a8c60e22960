// Chooses the model door's upstream: a model where there is a key, else the skill's own offline script.
import {
  type Upstream,
  bedrockUpstream,
  foundryUpstream,
  httpUpstream,
  loadCatalogue,
  loadReplay,
  offlineUpstream,
  vertexUpstream,
} from '@agent-harness/container';
import { HarnessError, modelKeyCommand, modelKeys } from '@agent-harness/contracts';
import { type SkillBundle, loadOffline } from '@agent-harness/skills';
import { findKey, requireKey } from './choose-key.ts';

const ANTHROPIC = 'https://api.anthropic.com';

/**
 * @param wanted `anthropic`, `bedrock`, `vertex`, `foundry`, `offline`, `replay:<file>`, a URL, or undefined:
 *   anthropic when there is a key for it, else offline. Variables are those that Claude Code itself reads.
 * @throws HarnessError `run.key` when a model is asked for without a key, `run.model` when a variable is missing
 */
export async function chooseModel(
  wanted: string | undefined,
  bundle: SkillBundle,
  environment: NodeJS.ProcessEnv,
): Promise<Upstream> {
  const name = wanted ?? (findKey(environment, modelKeys.anthropic) ? 'anthropic' : 'offline');
  if (name === 'offline') return offlineUpstream(await loadOffline(bundle));
  if (name.startsWith('replay:')) return loadReplay(name.slice('replay:'.length));
  if (name === 'bedrock') return bedrock(environment);
  if (name === 'vertex') return vertex(environment);
  if (name === 'foundry') return foundry(environment);
  const { key, from } = requireKey(environment, name, modelKeys.anthropic);
  const scheme = environment['HARNESS_MODEL_KEY_SCHEME'] === 'bearer' || from === 'ANTHROPIC_AUTH_TOKEN';
  return httpUpstream({
    url: name === 'anthropic' ? ANTHROPIC : name,
    key,
    scheme: scheme ? 'bearer' : 'x-api-key',
  });
}

async function bedrock(environment: NodeJS.ProcessEnv): Promise<Upstream> {
  const region = required(environment, 'bedrock', 'AWS_REGION', 'AWS_DEFAULT_REGION');
  return bedrockUpstream({
    region,
    profile: environment['ANTHROPIC_BEDROCK_REGION_PREFIX'] ?? profileOf(region),
    key: requireKey(environment, 'bedrock', modelKeys.bedrock, true).key,
    ...(await shared(environment, 'ANTHROPIC_BEDROCK_BASE_URL')),
  });
}

async function vertex(environment: NodeJS.ProcessEnv): Promise<Upstream> {
  return vertexUpstream({
    project: required(environment, 'vertex', 'ANTHROPIC_VERTEX_PROJECT_ID'),
    region: environment['CLOUD_ML_REGION'] ?? 'global',
    // Google's tokens last an hour, so a variable is the exception.
    key: requireKey(environment, 'vertex', modelKeys.vertex).key,
    ...(await shared(environment, 'ANTHROPIC_VERTEX_BASE_URL')),
  });
}

async function foundry(environment: NodeJS.ProcessEnv): Promise<Upstream> {
  const chosen = requireKey(environment, 'foundry', modelKeys.foundry);
  return foundryUpstream({
    resource: environment['ANTHROPIC_FOUNDRY_BASE_URL']
      ? ''
      : required(environment, 'foundry', 'ANTHROPIC_FOUNDRY_RESOURCE'),
    key: chosen.key,
    // A command gives Entra ID tokens; a key of the resource does not change.
    scheme:
      chosen.from === 'ANTHROPIC_FOUNDRY_AUTH_TOKEN' || chosen.from === modelKeyCommand
        ? 'bearer'
        : 'api-key',
    ...(await shared(environment, 'ANTHROPIC_FOUNDRY_BASE_URL')),
  });
}

async function shared(environment: NodeJS.ProcessEnv, url: string) {
  const endpoint = environment[url]?.replace(/\/v1\/?$/, '');
  return {
    catalogue: await loadCatalogue(),
    names: namesOf(environment['HARNESS_MODEL_NAMES'] ?? ''),
    ...(endpoint ? { endpoint } : {}),
  };
}

/** `id=name,id=name`; a name may hold any other character, an ARN's colons too. */
function namesOf(text: string): Record<string, string> {
  const pairs = text.split(',').filter((pair) => pair.includes('='));
  return Object.fromEntries(pairs.map((pair) => pair.trim().split(/=(.*)/s).slice(0, 2) as [string, string]));
}

/** Inference profiles by the first part of a region's name. */
const profileOf = (region: string): string =>
  ({ us: 'us', eu: 'eu', ap: 'apac' })[region.split('-')[0] ?? ''] ?? 'global';

function required(environment: NodeJS.ProcessEnv, model: string, ...names: string[]): string {
  const value = names.map((name) => environment[name]).find(Boolean);
  if (value !== undefined) return value;
  throw new HarnessError(
    'run.model',
    `the model ${model} needs ${names[0]}, which is not set`,
    `set the variable ${names.join(' or ')} for this command`,
  );
}
