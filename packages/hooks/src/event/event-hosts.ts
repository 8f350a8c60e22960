// Every host that a call could reach: URL fields of its input, and a shell program's words.
import type { Program, ToolEvent } from '@agent-harness/contracts';
import { hostOf, hostsIn } from '../shell/host.ts';
import { programHosts } from '../shell/program-hosts.ts';
import { type Leaf, leaves } from './json-leaves.ts';
import type { RawEvent } from './normalise.ts';
import { DATA_TOOLS, URL_FIELDS } from './tool-fields.ts';

export function eventHosts(
  tool: string | null,
  input: RawEvent,
  program: Program | null,
): ToolEvent['hosts'] {
  if (tool === null) return [];
  const fromShell = program
    ? programHosts(program).flatMap(({ host, word }) => (host === null ? [] : [{ host, from: word }]))
    : [];
  return [...fieldHosts(tool, input), ...fromShell];
}

function fieldHosts(tool: string, input: RawEvent): ToolEvent['hosts'] {
  return leaves(input, '/tool_input')
    .flatMap(nested)
    .flatMap(({ text, pointer }) => {
      const names = URL_FIELDS.has(fieldOf(pointer));
      // A tool that we do not know may follow any URL it is given whole.
      const followed = names || (!DATA_TOOLS.has(tool) && /^\s*[a-z][a-z0-9+.-]*:\/\//iu.test(text));
      if (!followed) return [];
      const hosts = hostsIn(text);
      const bare = names && hosts.length === 0 ? hostOf(bareHost(text.trim())) : null;
      return [...hosts, ...(bare ? [bare] : [])].map((host) => ({ host, from: pointer }));
    });
}

/** The last name in a pointer that is no place in a list. */
function fieldOf(pointer: string): string {
  let end = pointer.length;
  while (end > 0) {
    const start = pointer.lastIndexOf('/', end - 1) + 1;
    const part = pointer.slice(start, end);
    if (!/^\d*$/u.test(part)) return part;
    end = start - 1;
  }
  return '';
}

/** JSON in a text is read like JSON beside it: some tools take their arguments as one. */
function nested(leaf: Leaf): Leaf[] {
  if (!/^\s*[[{]/u.test(leaf.text)) return [leaf];
  try {
    return [leaf, ...leaves(JSON.parse(leaf.text), leaf.pointer)];
  } catch {
    return [leaf];
  }
}

/** `user@host:port/path`, or an address in brackets. */
function bareHost(text: string): string {
  const authority = /^[^/?#\\]*/u.exec(text)?.[0] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return host.split(':').length > 2 ? host.replace(/\]:\d+$/u, ']') : host.replace(/:\d*$/u, '');
}
