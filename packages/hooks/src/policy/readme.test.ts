// The README's examples of policy levels are valid, fit together, and do what the text beside them says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decide } from '../decide/decide.ts';
import { composePolicy } from './compose-policy.ts';
import { conflictsOf } from './levels/narrow-space.ts';
import { readLevel } from './levels/read-level.ts';
import { loadRules } from './load-rules.ts';
import { plainContext, ran } from './reading-policy.fixture.ts';

const text = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
const [baseline, project] = Array.from(text.matchAll(/```json\n(.+?)```/gsu), ([, json]) =>
  readLevel(json ?? '', 'README.md'),
);
if (!baseline || !project) throw new Error('the README shows no levels');
const levels = { rules: loadRules(), baseline, tightenings: [project], now: new Date('2027-03-01') };
const space = {
  name: 'release/publish',
  tools: ['Bash'],
  commands: ['git', 'rg', 'cat', 'ls'].map((name) => ({ name, why: 'the README names it' })),
  read: ['/workspace'],
  write: ['/out'],
  hosts: ['git.acme.example', 'a.paste.example'],
};

describe('the levels of the README', () => {
  const denials = (command: string, name = space.name) =>
    decide(ran(command), composePolicy({ ...space, name }, levels), plainContext).verdicts.flatMap(
      ({ verdict, rule }) => (verdict === 'deny' ? [rule] : []),
    );
  const push = 'git push https://git.acme.example/mirror.git main';
  it('let one stage push to one mirror, and nobody else', () => {
    expect(denials(push)).toEqual([]);
    expect(denials(push, 'documentation/write')).toEqual(['forbid.acme.command-git-push']);
    expect(denials('git push origin main')).toContain('forbid.acme.command-git-push');
    expect(denials(`cd x && ${push}`)).toContain('forbid.acme.command-git-push');
  });
  it('forbid what they say', () => {
    expect(denials('cat payroll/a')).toEqual(['forbid.acme.read']);
    expect(denials('ls fixtures/customers')).toEqual(['forbid.shop.read']);
    expect(denials('rg x')).toEqual(['forbid.shop.command-rg']);
    expect(conflictsOf(space, levels).map(({ grant }) => grant)).toEqual([
      'git push',
      'a.paste.example',
      'rg',
    ]);
  });
  it('end', () => {
    expect(() => composePolicy(space, { ...levels, now: new Date('2027-04-01') })).toThrow(
      /ended on 2027-03-31/u,
    );
  });
});
