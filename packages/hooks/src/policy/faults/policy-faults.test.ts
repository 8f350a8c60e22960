// Dead and shadowed parts of levels: the shipped set has none, and each kind is found where there is one.
import { describe, expect, it } from 'vitest';
import type { PolicyLevel } from '@agent-harness/contracts';
import { exception, levelsOf, ownRule } from '../levels/levels.fixture.ts';
import { loadBaseline } from '../levels/read-level.ts';
import { profileNames, profileSpace } from '../load-profile.ts';
import { policyFaults } from './policy-faults.ts';

const spaces = profileNames().map((name) => profileSpace(name));
const listed = spaces.filter(({ name }) => name === 'read-only');

function faultsOf(baseline: Partial<PolicyLevel> = {}, tightening: Partial<PolicyLevel> | null = null) {
  return policyFaults(levelsOf(baseline, tightening), listed)
    .filter(({ file }) => !file.startsWith('rules/'))
    .map(({ kind, pointer, serious }) => `${kind}${serious ? '!' : ''} ${pointer}`);
}

describe('the shipped set', () => {
  const faults = policyFaults({ ...levelsOf(), baseline: loadBaseline() }, spaces);
  it('has no rule that another one shadows, no wrong example, and says nothing twice', () => {
    expect(faults.filter(({ serious }) => serious)).toEqual([]);
  });
  it('has these rules for grants that no shipped space makes', () => {
    expect(faults.map(({ what }) => what)).toEqual([
      'no problem space lets tool.unexamined decide: tool.not-granted refuses its examples first',
    ]);
  });
});

describe('found', () => {
  it('is nothing in what is well', () => {
    expect(faultsOf({ rules: [ownRule()] })).toEqual([]);
  });
  it('is nothing in a near miss that one space grants and another does not', () => {
    const narrow = listed.map((space) => ({ ...space, name: 'narrow', commands: [], read: [] }));
    const examples = (all: typeof listed) =>
      policyFaults(levelsOf(), all).filter(({ pointer }) => pointer.startsWith('/examples/allowed/'));
    expect(examples([...listed, ...narrow])).toEqual([]);
    expect(examples(narrow).map(({ file }) => file)).toContain('rules/L1/command.not-granted.json');
  });
  it('is an example that its rule does not refuse, and one that it does', () => {
    const wrong = ownRule({
      examples: { refused: ['terraform apply', 'terraform plan'], allowed: ['terraform apply'] },
    });
    expect(faultsOf({ rules: [wrong] })).toEqual([
      'example! /rules/0/examples/refused/1',
      'example! /rules/0/examples/allowed/0',
    ]);
  });
  it('is a rule that another one shadows', () => {
    const wide = ownRule({ id: 'acme.all', match: { kind: 'command', name: 'terraform', words: [] } });
    const examples = { refused: ['terraform apply'], allowed: ['ls'] };
    expect(faultsOf({ rules: [{ ...wide, examples }, ownRule()] })).toEqual(['shadowed! /rules/1']);
  });
  it('is what is said twice', () => {
    const again = ownRule({ id: 'acme.again' });
    expect(faultsOf({ rules: [ownRule(), again] })).toContain('duplicate! /rules/1');
    const forbid = { tools: ['WebSearch'] };
    expect(faultsOf({ forbid }, { forbid })).toContain('duplicate! /forbid/tools/0');
  });
  it('is a forbid that nobody needs, and one that takes a grant', () => {
    const forbid = { tools: ['Nothing'], commands: [{ name: 'rg' }], hosts: ['a.example'] };
    expect(faultsOf({}, { forbid })).toEqual([
      'idle /forbid/tools/0',
      'idle /forbid/hosts/0',
      'conflict /forbid/commands/0',
    ]);
  });
  it('is an exception that matches nothing, holds for nobody, or ends soon', () => {
    const where = { kind: 'command' as const, name: 'git', words: ['push', 'origin'] };
    const useful = exception({ for: ['read-only'], where });
    expect(faultsOf({ exceptions: [useful] })).toEqual([]);
    expect(faultsOf({ exceptions: [{ ...useful, where: { ...where, words: ['log'] } }] })).toEqual([
      'exception! /exceptions/0',
    ]);
    expect(faultsOf({ exceptions: [{ ...useful, for: ['nobody'] }] })).toEqual(['exception! /exceptions/0']);
    expect(faultsOf({ exceptions: [{ ...useful, expires: '2026-06-20' }] })).toEqual([
      'exception /exceptions/0',
    ]);
  });
  it('is an exception for a path, tried as a call', () => {
    const where = { kind: 'path' as const, globs: ['**/fixtures/*.pem'], access: ['read' as const] };
    const base = { rule: 'credential.key-file', for: ['read-only'] };
    const levels = (globs: string[]) => ({
      ...levelsOf({ exceptions: [exception({ ...base, where: { ...where, globs } })] }),
    });
    const kinds = (globs: string[]) =>
      policyFaults(levels(globs), listed).filter(({ kind }) => kind === 'exception').length;
    expect(kinds(['**/fixtures/*.pem'])).toBe(0);
    expect(kinds(['**/fixtures/notes'])).toBe(1);
  });
});
