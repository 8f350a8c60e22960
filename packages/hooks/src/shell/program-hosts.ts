// Every host that a program could reach: URLs, remote operands of network clients, variables that lead elsewhere, and Bash's own sockets.
import { posix } from 'node:path';
import type { Command, Program, Word } from '@agent-harness/contracts';
import { familyOf } from './family.ts';
import { hostOf, hostsIn } from './host.ts';
import { LEADS, OFFLINE, SOMETIMES, addressedBy } from './knowledge/clients.ts';
import { onceFor } from './once-for.ts';
import { readArguments } from './read-arguments.ts';

export interface ProgramHost {
  /** Canonical; null when the command reaches out but its host is not certain. */
  host: string | null;
  /** The word as written. */
  word: string;
  command: string;
  /** `socket`: Bash's `/dev/tcp`; `client`: a program made to talk to hosts; `url`: a URL that some command is given. */
  by: 'socket' | 'client' | 'url';
}

const GIT_NETWORK = new Set(
  'push fetch pull clone ls-remote submodule send-pack fetch-pack svn p4 send-email request-pull'.split(' '),
);
const SOCKET = /\/dev\/(?:tcp|udp)\/([^/\s]*)/u;
const DECLARES = /^(?:export|declare|typeset|local|readonly|env)$/u;
/** A part of a word that only running tells. */
const COMPUTED = /\$\{[^}]*\}|\$\([^)]*\)|\$\w+|`[^`]*`/gu;

export function programHosts(program: Program): ProgramHost[] {
  return program.commands.flatMap((command) => hostsOf(command));
}

const hostsOf = onceFor((command: Command): readonly ProgramHost[] => [
  ...sockets(command),
  ...leads(command),
  ...reached(command),
]);

function sockets(command: Command): ProgramHost[] {
  const words = [...command.words, ...command.redirects.map(({ target }) => target)];
  return words.flatMap(({ text, source }): ProgramHost[] => {
    const found = SOCKET.exec(text ?? source)?.[1];
    if (found === undefined) return [];
    const host = /[$`]/u.test(found) ? null : hostOf(found);
    return [{ host, word: source, command: command.name ?? '', by: 'socket' }];
  });
}

/** `https_proxy=http://host:port`: every client after it goes there. */
function leads({ name, words, assignments }: Command): ProgramHost[] {
  const declared = DECLARES.test(name ?? '')
    ? words.slice(1).flatMap((word) => {
        const [, variable, value] = /^(\w+)=(.*)/su.exec(word.text ?? word.source) ?? [];
        return variable === undefined ? [] : [{ name: variable, value: value ?? '' }];
      })
    : [];
  const set = [
    ...assignments.map((one) => ({ name: one.name, value: one.value.text ?? one.value.source })),
    ...declared,
  ];
  return set
    .filter((one) => LEADS.test(one.name))
    .flatMap(({ value }) => {
      const hosts = hostsIn(value);
      const bare =
        hosts.length > 0
          ? null
          : hostOf(
              /^(?:[^@\s]*@)?([\w-]+(?:\.[\w-]+)+|\[[0-9a-f:.]+\])(?::\d+)?\/?$/iu.exec(value)?.[1] ?? '',
            );
      return [...hosts, ...(bare ? [bare] : [])].map((host) => ({
        host,
        word: value,
        command: name ?? '',
        by: 'url' as const,
      }));
    });
}

function reached(command: Command): ProgramHost[] {
  const name = posix.basename(command.name ?? '');
  const { list, subcommand, knowledge } = readArguments(command);
  const client = isClient(name, command, subcommand);
  const by = client ? 'client' : 'url';
  const repository = list.find(({ option }) => option === null);
  const found = list
    .filter(({ role }) => client || role === 'unknown')
    .flatMap((argument): ProgramHost[] => {
      const { word, option } = argument;
      const text = argument.text ?? word.source.replaceAll(/["']/gu, '');
      const wholly = option === null && addressedBy(name) === 'url' && /^[$`]/u.test(text);
      const computed = argument.text === null && (wholly || /:\/\/[^/]*[$`]/u.test(word.source));
      const known = text.replaceAll(COMPUTED, '/');
      const hosts: (string | null)[] = hostsIn(known);
      const first = argument === repository;
      const bare =
        client && hosts.length === 0 && option === null ? operandHost(name, argument.text, first) : null;
      if (computed || (client && unreadable(text))) hosts.push(null);
      return [...hosts, ...(bare ? [bare] : [])].map((host) => ({
        host,
        word: word.source,
        command: name,
        by,
      }));
    });
  if (client && found.length === 0)
    return [{ host: null, word: command.words[0]?.source ?? name, command: name, by }];
  return knowledge && !client ? [] : found;
}

function isClient(name: string, { words }: Command, subcommand: string | null): boolean {
  const sometimes = Object.hasOwn(SOMETIMES, name) ? SOMETIMES[name] : undefined;
  if (sometimes) return words.slice(1).some(({ text }) => sometimes.test(text ?? ''));
  if (name === 'git') return reachesOut(subcommand, words);
  if (staysHere(name, words)) return false;
  return familyOf(name) === 'network-client' || addressedBy(name) !== null;
}

function staysHere(name: string, words: readonly Word[]): boolean {
  const offline = Object.hasOwn(OFFLINE, name) ? OFFLINE[name] : undefined;
  const first = words.slice(1).find(({ text }) => !text?.startsWith('-'))?.text;
  return (
    offline?.test(first ?? '') === true && words.every(({ text }) => text !== null && !text.includes('://'))
  );
}

function reachesOut(subcommand: string | null, all: readonly Word[]): boolean {
  const words = all.map(({ text }) => text ?? '');
  if (subcommand === 'remote')
    return (
      words.some((text) => /^(?:add|set-url|update|prune)$/u.test(text)) ||
      // Without a name `show` lists, and with `-n` it asks nobody.
      (words.includes('show') && !words.includes('-n') && words.at(-1) !== 'show')
    );
  // Alone it is `git submodule status`.
  if (subcommand === 'submodule')
    return words.at(-1) !== 'submodule' && !words.some((text) => /^(?:status|summary)$/u.test(text));
  if (subcommand === 'archive') return words.some((text) => text.startsWith('--remote'));
  return subcommand !== null && GIT_NETWORK.has(subcommand);
}

/** curl's own `{a,b}` and `[1-9]` in an address: it would reach more than is read here. */
function unreadable(text: string | null): boolean {
  const authority = /^[a-z]+:\/\/([^/?#]*)/iu.exec(text ?? '')?.[1];
  return (
    authority !== undefined &&
    /[{}]|\[(?![0-9a-f:.]*(?:%[\w.-]*)?\])/iu.test(authority) &&
    !/[$`]/u.test(authority)
  );
}

/** `user@host:path`, `host:path`, or for programs that take one, a bare host. @param first no operand stands before it */
function operandHost(name: string, text: string | null, first: boolean): string | null {
  if (text === null) return null;
  const kind = addressedBy(name);
  if (kind === 'url') return hostOf(authorityOf(text));
  if (kind === 'name' && /^@./u.test(text)) return hostOf(text.slice(1));
  const remote = /^(?:[\w.-]+@)?([\w.-]+|\[[0-9a-f:.]+(?:%[\w.-]+)?\]):(?!\/\/|:)/iu.exec(text)?.[1];
  // `HEAD:refs/heads/x` is a refspec, and `rsa:2048` a kind of key.
  const isOther = name === 'openssl' || (name === 'git' && !first && !/[@.]/u.test(text.split(':')[0] ?? ''));
  if (remote && !isOther && !/^(?:[A-Za-z]|\d+)$/u.test(remote)) return hostOf(remote);
  if (name === 'git' || name === 'rsync' || name === 'scp') return null;
  const bare =
    /^(?:[\w.-]+@)?((?:[\w-]+\.)+[\w-]+\.?|localhost|\d+|0x[0-9a-f]+|[0-9a-f]*:[0-9a-f:.]+)(?:[:/].*)?$/iu.exec(
      text,
    )?.[1];
  // A port or a count; no host has so small a number.
  return bare && !/^\d{1,5}$|^0\.\d+$/u.test(bare) ? hostOf(bare) : null;
}

/** The host of an address without a scheme. */
function authorityOf(text: string): string {
  const authority = text.replace(/[/?#\\].*/su, '');
  return authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/u, '');
}
