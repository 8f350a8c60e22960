// Other guards from npm as judges of the same data, in the same run; one that is not installed is left out.
// Each judge: a row of data → words for what objects, empty when nothing does.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @param plain a row that every working judge lets pass
 * @throws when the peer refuses it: a judge that fails closed on everything would look perfect on attacks
 */
const load = async (name, plain, make) => {
  let judge;
  try {
    judge = await make();
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
  const found = await judge(plain);
  if (found.length > 0) throw new Error(`${name} refuses even ${JSON.stringify(plain)}: ${found.join(', ')}`);
  return judge;
};

/** Commands: cc-safety-net, in process as its own hook asks itself. */
export const ccSafetyNet = await load('cc-safety-net', { command: 'ls' }, async () => {
  // It fails closed where the folder does not exist.
  const cwd = mkdtempSync(join(tmpdir(), 'quality-'));
  const { checkCommand } = await import('cc-safety-net/api');
  return ({ command }) => {
    const found = checkCommand({ command, cwd });
    return found.kind === 'deny' ? [found.ruleId ?? 'denied'] : [];
  };
});

/** Secrets: secretlint with the rules that it recommends. */
export const secretlint = await load('secretlint', { text: 'plain text' }, async () => {
  const { lintSource } = await import('@secretlint/core');
  const preset = await import('@secretlint/secretlint-rule-preset-recommend');
  const config = {
    rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: preset.creator, options: {} }],
  };
  return async ({ text }) => {
    const { messages } = await lintSource({
      source: { content: text, filePath: '/workspace/x.txt', ext: '.txt', contentType: 'text' },
      options: { config, noPhysicFilePath: true },
    });
    return messages.map(({ ruleId }) => ruleId);
  };
});

/** Injections: vard as it comes. */
export const vard = await load('vard', { text: 'plain text' }, async () => {
  const { default: make, vard: named } = await import('@andersmyrmel/vard');
  const guard = (named ?? make)();
  return ({ text }) => {
    const found = guard.safeParse(text);
    return found.safe ? [] : found.threats.map(({ type }) => type);
  };
});

/** Injections: llm-guard's own JavaScript port, its jailbreak and injection guards. */
export const llmGuard = await load('llm-guard', { text: 'plain text' }, async () => {
  const { LLMGuard } = await import('llm-guard');
  const guard = new LLMGuard({ jailbreak: true, promptInjection: true });
  return async ({ text }) => {
    const { results } = await guard.validate(text);
    return results.flatMap(({ valid }, at) => (valid ? [] : [`guard ${at}`]));
  };
});

/** Injections: all rules of agent-threat-rules, on what a tool brought back. */
export const threatRules = await load('agent-threat-rules', { text: 'plain text' }, async () => {
  const { ATREngine } = await import('agent-threat-rules');
  const engine = new ATREngine({});
  await engine.loadRules();
  return ({ text }) =>
    engine
      .evaluate({ type: 'tool_response', timestamp: new Date().toISOString(), content: text, fields: {} })
      .map(({ rule }) => rule.id);
});
