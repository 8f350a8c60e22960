// Every host that a program could reach: URLs, remote operands of network clients, and Bash's own sockets.
import { posix } from 'node:path';
import type { Command, Program } from '@agent-harness/contracts';
import { familyOf } from './family.ts';
import { hostOf, hostsIn } from './host.ts';
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

export function programHosts(program: Program): ProgramHost[] {
  return program.commands.flatMap((command) => [...sockets(command), ...reached(command)]);
}

function sockets(command: Command): ProgramHost[] {
  const words = [...command.words, ...command.redirects.map(({ target }) => target)];
  return words.flatMap(({ text, source }): ProgramHost[] => {
    const found = SOCKET.exec(text ?? source)?.[1];
    if (found === undefined) return [];
    return [{ host: hostOf(found), word: source, command: command.name ?? '', by: 'socket' }];
  });
}

function reached(command: Command): ProgramHost[] {
  const name = posix.basename(command.name ?? '');
  const { list, subcommand, knowledge } = readArguments(command);
  const client = familyOf(name) === 'network-client' || (name === 'git' && reachesOut(subcommand, command));
  const by = client ? 'client' : 'url';
  const found = list
    .filter(({ role }) => client || role === 'unknown')
    .flatMap(({ text, word, option }): ProgramHost[] => {
      const hosts = hostsIn(text ?? '');
      const bare = client && hosts.length === 0 && option === null ? remoteOperand(name, text) : null;
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

function reachesOut(subcommand: string | null, command: Command): boolean {
  const words = command.words.map(({ text }) => text ?? '');
  if (subcommand === 'remote')
    return (
      words.some((text) => /^(?:add|set-url|update|prune)$/u.test(text)) ||
      // Without a name `show` lists, and with `-n` it asks nobody.
      (words.includes('show') && !words.includes('-n') && words.at(-1) !== 'show')
    );
  // Alone it is `git submodule status`.
  if (subcommand === 'submodule')
    return words.at(-1) !== 'submodule' && !words.some((text) => /^(?:status|summary)$/u.test(text));
  return subcommand !== null && GIT_NETWORK.has(subcommand);
}

/** `user@host:path`, `host:path`, or for programs that take one, a bare host. */
function remoteOperand(name: string, text: string | null): string | null {
  if (text === null) return null;
  const remote = /^(?:[\w.-]+@)?([\w.-]+|\[[0-9a-f:.]+\]):(?!\/\/)/iu.exec(text)?.[1];
  // `HEAD:refs/heads/x` is a refspec, and `rsa:2048` a kind of key.
  const isOther = name === 'openssl' || (name === 'git' && !/[@.]/u.test(text.split(':')[0] ?? ''));
  if (remote && !isOther) return hostOf(remote);
  if (name === 'git' || name === 'rsync' || name === 'scp') return null;
  const bare =
    /^(?:[\w.-]+@)?((?:[\w-]+\.)+[\w-]+|localhost|\d+|0x[0-9a-f]+|[0-9a-f]*:[0-9a-f:.]+)(?:[:/].*)?$/iu.exec(
      text,
    )?.[1];
  // A port or a count; no host has so small a number.
  return bare && !/^\d{1,5}$/u.test(bare) ? hostOf(bare) : null;
}
