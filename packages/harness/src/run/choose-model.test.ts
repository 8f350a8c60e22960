import { fileURLToPath } from 'node:url';
import { findSkill } from '@agent-harness/skills';
import { expect, it } from 'vitest';
import { chooseModel } from './choose-model.ts';

const bundle = await findSkill('documentation');
const choose = (wanted: string | undefined, environment: Record<string, string>) =>
  chooseModel(wanted, bundle, environment);
const AWS = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'secret' };

it.each([
  [undefined, {}, 'offline'],
  [undefined, { ANTHROPIC_API_KEY: 'k' }, 'api.anthropic.com'],
  [undefined, { HARNESS_MODEL_KEY_COMMAND: 'print-key' }, 'api.anthropic.com'],
  ['offline', { ANTHROPIC_API_KEY: 'k' }, 'offline'],
  ['https://gateway.example/v2', { ANTHROPIC_AUTH_TOKEN: 'k' }, 'gateway.example'],
  ['bedrock', { ...AWS, AWS_REGION: 'eu-central-1' }, 'bedrock eu-central-1'],
  ['bedrock', { AWS_BEARER_TOKEN_BEDROCK: 'k', AWS_DEFAULT_REGION: 'us-east-1' }, 'bedrock us-east-1'],
  [
    'vertex',
    { ANTHROPIC_VERTEX_PROJECT_ID: 'p', HARNESS_MODEL_KEY_COMMAND: 'gcloud auth print-access-token' },
    'vertex global',
  ],
  [
    'foundry',
    { ANTHROPIC_FOUNDRY_RESOURCE: 'team', ANTHROPIC_FOUNDRY_API_KEY: 'k' },
    'team.services.ai.azure.com',
  ],
])('chooses for %s with %j: %s', async (wanted, environment, name) => {
  const upstream = await choose(wanted, environment);
  expect(upstream.name).toBe(name);
  expect(upstream.plainApi === true).toBe(['bedrock', 'vertex'].includes(wanted ?? ''));
});

it.each([
  ['anthropic', {}, 'run.key', 'ANTHROPIC_API_KEY is not set (nor ANTHROPIC_AUTH_TOKEN)'],
  [
    'bedrock',
    { AWS_REGION: 'eu-central-1' },
    'run.key',
    'AWS_BEARER_TOKEN_BEDROCK is not set (nor AWS_ACCESS_KEY_ID)',
  ],
  ['bedrock', AWS, 'run.model', 'needs AWS_REGION, which is not set'],
  ['vertex', { HARNESS_MODEL_KEY: 'k' }, 'run.model', 'needs ANTHROPIC_VERTEX_PROJECT_ID'],
  ['foundry', { ANTHROPIC_FOUNDRY_API_KEY: 'k' }, 'run.model', 'needs ANTHROPIC_FOUNDRY_RESOURCE'],
  ['gpt', { ANTHROPIC_API_KEY: 'k' }, 'model.url', 'gpt is not a model URL'],
  ['replay:/none/cassette.json', {}, 'contract.invalid', 'cassette.json'],
])('says what %s with %j lacks', async (wanted, environment, code, words) => {
  await expect(choose(wanted, environment)).rejects.toMatchObject({
    code,
    message: expect.stringContaining(words),
  });
});

it('never shows a key', async () => {
  const key = 'sk-ant-canary-in-the-environment';
  const file = fileURLToPath(import.meta.url);
  const upstream = await choose('anthropic', { ANTHROPIC_API_KEY: key, HARNESS_MODEL_KEY_FILE: file });
  expect(JSON.stringify(upstream)).not.toContain(key);
  const error = await upstream
    .send({ method: 'POST', path: '/v1/messages', headers: {}, body: '{}' }, AbortSignal.timeout(1))
    .catch((caught: Error) => caught);
  expect(error).toMatchObject({ code: 'model.key' }); // a file of many words is no key
  expect(String((error as Error).stack)).not.toContain('canary');
});
