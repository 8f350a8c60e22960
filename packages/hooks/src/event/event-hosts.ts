// Every host that a call could reach: URL fields of its input, and a shell program's words.
import type { Program, ToolEvent } from '@agent-harness/contracts';
import { hostOf, hostOfUrl, hostsIn } from '../shell/host.ts';
import { programHosts } from '../shell/program-hosts.ts';
import { type Leaf, leaves } from './json-leaves.ts';
import { DATA_TOOLS, URL_FIELDS } from './tool-fields.ts';

/** @param said the leaves of the tool's input */
export function eventHosts(
  tool: string | null,
  said: readonly Leaf[],
  program: Program | null,
): ToolEvent['hosts'] {
  const fromShell = program
    ? programHosts(program).flatMap(({ host, word }) => (host === null ? [] : [{ host, from: word }]))
    : [];
  return [...fieldHosts(tool ?? '', said), ...fromShell];
}

function fieldHosts(tool: string, said: readonly Leaf[]): ToolEvent['hosts'] {
  // A tool that we do not know may follow any URL it is given whole.
  const follows = !DATA_TOOLS.has(tool);
  const found: ToolEvent['hosts'] = [];
  const hear = ({ text, pointer, field }: Leaf): void => {
    const names = URL_FIELDS.has(field);
    if (!names && !follows) return;
    const whole = hostOfUrl(text);
    if (!names && whole === null && !/^\s*[a-z][a-z0-9+.-]*:\/\//iu.test(text)) return;
    const hosts = [...new Set([...hostsIn(text), ...(whole === null ? [] : [whole])])];
    const bare = names && hosts.length === 0 ? hostOf(bareHost(text.trim())) : null;
    for (const host of [...hosts, ...(bare ? [bare] : [])]) found.push({ host, from: pointer });
  };
  for (const leaf of said) {
    hear(leaf);
    for (const inner of nested(leaf)) hear(inner);
  }
  return found;
}

const NONE: readonly Leaf[] = [];

/** JSON in a text is read like JSON beside it: some tools take their arguments as one. */
function nested({ text, pointer, field }: Leaf): readonly Leaf[] {
  if (!/^\s*[[{]/u.test(text)) return NONE;
  try {
    return leaves(JSON.parse(text), pointer, field);
  } catch {
    return NONE;
  }
}

/** `user@host:port/path`, or an address in brackets. */
function bareHost(text: string): string {
  const [authority = ''] = text.split(/[/?#\\]/u, 1);
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  // A port stands behind the one colon of a name, or behind the bracket of an address.
  return host.replace(/:(?<=^[^:]*:|\]:)\d*$/u, '');
}
