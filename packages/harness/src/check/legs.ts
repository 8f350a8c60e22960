// Derives the legs of the lethal trifecta from a stage's grants: private data, untrusted content, a way out.
import type { Grants, Mount, SkillManifest, Stage } from '@agent-harness/contracts';
import { type McpDocuments, NO_MCP } from './mcp-documents.ts';

export type Leg = 'reads-private' | 'reads-untrusted' | 'sends-or-changes';

export interface LegReason {
  leg: Leg;
  /** The grant it follows from. */
  because: string;
}

/** Every leg of a stage with the grants that give it; hand-offs carry the legs of the stage that wrote them. */
export function legsOf(
  manifest: SkillManifest,
  stage: Stage,
  mcp: McpDocuments = NO_MCP,
  seen: ReadonlySet<string> = new Set(),
): LegReason[] {
  const { grants } = stage;
  return [
    ...grants.mounts.flatMap((mount) =>
      mount.source === 'stage'
        ? handOff(manifest, mount.stage, mcp, new Set([...seen, stage.name]))
        : both(`the ${mount.source} at ${mount.target}`),
    ),
    ...grants.mcp.flatMap((grant) => mcpLegs(grant, mcp)),
    ...hostLegs(grants),
    // What the model's provider does on its side reads and sends what nobody here sees.
    ...(grants.serverTools ?? []).flatMap((tool) => [
      leg('reads-untrusted', `the provider’s ${tool}`),
      leg('sends-or-changes', `the provider’s ${tool}`),
    ]),
    ...grants.secrets.flatMap((name) => [
      leg('reads-private', `secret ${name}`),
      leg('sends-or-changes', `secret ${name} is authority to act`),
    ]),
  ];
}

/** What an untrusted stage writes stays untrusted, unless it passes a closed schema with code-built values. */
function handOff(
  manifest: SkillManifest,
  name: string,
  mcp: McpDocuments,
  seen: ReadonlySet<string>,
): LegReason[] {
  const source = manifest.stages.find((stage) => stage.name === name);
  if (!source || seen.has(name)) return [];
  if (source.kind === 'program' && source.declassifies !== undefined) return [];
  return legsOf(manifest, source, mcp, seen)
    .filter(({ leg: which }) => which !== 'sends-or-changes')
    .map(({ leg: which, because }) =>
      leg(which, `stage ${name}, which reads ${because.replace(/^stage .*?, which reads /, '')}`),
    );
}

/**
 * A server's data is private and holds what outsiders wrote. A way out is a tool that writes, or that does not claim
 * a closed world (MCP 2025-06-18: `openWorldHint` is true when absent): its arguments reach whom nobody named.
 */
function mcpLegs({ server, tools, access }: Grants['mcp'][number], { servers }: McpDocuments): LegReason[] {
  const pinned = servers.get(server)?.pins.tools ?? [];
  const open = pinned.filter(
    ({ name, annotations }) => tools.includes(name) && annotations['openWorldHint'] !== false,
  );
  return [
    ...both(`MCP server ${server}`),
    ...(access === 'write' ? [leg('sends-or-changes', `MCP server ${server} may write`)] : []),
    ...open.map(({ name }) =>
      leg('sends-or-changes', `${name} of MCP server ${server} reaches an open world`),
    ),
  ];
}

/** Any request carries something out, and any answer is somebody's text; methods and paths change neither. */
function hostLegs({ hosts }: Grants): LegReason[] {
  if (hosts.length === 0) return [];
  const because = `egress to ${hosts.map(({ host }) => host).join(', ')}`;
  return [leg('reads-untrusted', because), leg('sends-or-changes', because)];
}

const leg = (which: Leg, because: string): LegReason => ({ leg: which, because });
const both = (because: string): LegReason[] => [
  leg('reads-private', because),
  leg('reads-untrusted', because),
];

/** True when others write what lies in the mount. */
export function isUntrusted(manifest: SkillManifest, mount: Mount): boolean {
  if (mount.source !== 'stage') return true;
  return handOff(manifest, mount.stage, NO_MCP, new Set()).some(
    ({ leg: which }) => which === 'reads-untrusted',
  );
}

/** The distinct legs, in the order of the trifecta's definition. */
export function distinctLegs(reasons: readonly LegReason[]): Leg[] {
  const order: Leg[] = ['reads-private', 'reads-untrusted', 'sends-or-changes'];
  return order.filter((one) => reasons.some((reason) => reason.leg === one));
}
