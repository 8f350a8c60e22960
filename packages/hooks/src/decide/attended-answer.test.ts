// When a refusal may ask: only for rules that are known, weak enough, and all of them.
import { describe, expect, it } from 'vitest';
import type { Policy } from '@agent-harness/contracts';
import { composeLevels, completeLevels } from '../policy/compose-policy.ts';
import { requireListed } from '../policy/is-open.ts';
import { loadProfile } from '../policy/load-profile.ts';
import { loadRules } from '../policy/load-rules.ts';
import { plainContext, ran, readingPolicy } from '../policy/reading-policy.fixture.ts';
import { attendedAnswer } from './attended-answer.ts';
import { decide } from './decide.ts';

const developer: Policy = { ...loadProfile('developer'), ask: ['low', 'medium'] };
const answerOf = (command: string, policy = developer) =>
  attendedAnswer(decide(ran(command), policy, plainContext), policy);

describe('an attended policy', () => {
  it('asks for a refusal of medium severity', () => {
    expect(answerOf('git checkout -- .')).toBe('ask');
    expect(answerOf('git checkout -- .', { ...developer, ask: ['low'] })).toBe('deny');
  });
  it('denies high and critical ones, also beside a medium one', () => {
    expect(answerOf('sudo su')).toBe('deny');
    expect(answerOf('git checkout -- .; sudo su')).toBe('deny');
    expect(answerOf('git checkout -- .; cat ~/.aws/credentials')).toBe('deny');
  });
  it('never grants', () => {
    expect(answerOf('ls')).toBe('silent');
  });
  it('denies for a layer that failed, was late, or said nothing', () => {
    const failed = decide(ran('ls'), developer, plainContext, {
      L1: () => {
        throw new Error('x');
      },
    });
    expect(attendedAnswer(failed, developer)).toBe('deny');
    expect(attendedAnswer(decide(ran('ls'), developer, plainContext, {}), developer)).toBe('deny');
    const withoutRules = { ...developer, rules: [] };
    expect(attendedAnswer(decide(ran('git checkout -- .'), withoutRules, plainContext), withoutRules)).toBe(
      'deny',
    );
  });
});

describe('a policy that does not ask', () => {
  it('denies', () => {
    const { ask: _, ...quiet } = developer;
    expect(answerOf('git checkout -- .', quiet)).toBe('deny');
  });
  it('is every unattended one', () => {
    expect(readingPolicy().ask).toBeUndefined();
    const space = { name: 's', tools: [], commands: [], read: [], write: [], hosts: [] };
    const asking = composeLevels(space, completeLevels({ rules: loadRules() }), ['low']);
    expect(() => requireListed(asking)).toThrow(/nobody is there/u);
  });
});
