// What a rule matches, from the flags of the command line.
import { HarnessError, type Rule } from '@agent-harness/contracts';

export interface MatchFlags {
  command?: string;
  path?: string[];
  access?: string[];
  host?: string[];
  credentialPath?: string[];
  credentialText?: string;
  keyword?: string[];
  injection?: string;
  instruction?: string[];
}

/** @returns null when no flag says it. @throws HarnessError `new.match` when several do, or one is only half said */
export function matchOf(flags: MatchFlags): Rule['match'] | null {
  const { command, path, access, host, credentialPath, credentialText, keyword, injection, instruction } =
    flags;
  const found: Rule['match'][] = [
    ...(command === undefined ? [] : [commandMatch(command)]),
    ...(path ? [{ kind: 'path' as const, globs: path, access: accessOf(access) }] : []),
    ...(host ? [{ kind: 'host' as const, hosts: host }] : []),
    ...(credentialPath ? [{ kind: 'credential-path' as const, globs: credentialPath }] : []),
    ...(credentialText === undefined ? [] : [textMatch(credentialText, keyword)]),
    ...(injection === undefined ? [] : [{ kind: 'injection' as const, pattern: injection }]),
    ...(instruction ? [{ kind: 'instruction' as const, patterns: instruction }] : []),
  ];
  if (found.length > 1)
    throw refused(`it matches ${found.map(({ kind }) => kind).join(' and ')}`, 'write one rule for each');
  return found[0] ?? null;
}

/** `git push --force`: the command, its subcommand, and words that must all appear. */
function commandMatch(command: string): Rule['match'] {
  const [name = '', second, ...rest] = command.trim().split(/\s+/u);
  if (name === '') throw refused('--command is empty', "write --command 'git push'");
  if (second === undefined) return { kind: 'command', name, words: [] };
  return second.startsWith('-')
    ? { kind: 'command', name, words: [second, ...rest] }
    : { kind: 'command', name, subcommand: second, words: rest };
}

function textMatch(pattern: string, keywords: string[] | undefined): Rule['match'] {
  if (!keywords)
    throw refused(
      'a credential’s text has no keyword, so that every text would be searched',
      'add --keyword acme_, a part that always occurs',
    );
  return { kind: 'credential-text', pattern, keywords };
}

function accessOf(access: string[] = ['read', 'write']): ('read' | 'search' | 'write')[] {
  const known = (['read', 'write', 'search'] as const).filter((one) => access.includes(one));
  if (known.length !== access.length)
    throw refused(`--access ${access.join(' --access ')}`, 'write read, write or search');
  return known;
}

const refused = (what: string, instead: string): HarnessError => new HarnessError('new.match', what, instead);
