// Opens the doors that a stage was granted, and closes them with its session.
import { basename, join } from 'node:path';
import {
  type EgressDoor,
  type GrantedServer,
  type McpDoor,
  openEgressDoor,
  openMcpDoor,
  resolveSecrets,
} from '@agent-harness/container';
import {
  type AdmitCall,
  type AuditEntry,
  HarnessError,
  type Policy,
  type ScanResult,
} from '@agent-harness/contracts';
import { sanitiseResponse } from '@agent-harness/hooks';
import { loadCheck } from '@agent-harness/skills';
import { IN_IMAGE } from './agent-image.ts';
import { forbidHost } from './forbid-host.ts';
import type { StagePlan } from './plan-stage.ts';
import { readEvents } from './read-events.ts';
import type { OpenRun } from './run-skill.ts';
import { standInFor } from './stand-in.ts';

export interface StageDoors extends AsyncDisposable {
  /** What stands open besides the model door, in words. */
  readonly open: readonly string[];
}

/** @throws HarnessError `mcp.changed`, `mcp.start`, `mcp.secret`; no door is open then */
export async function openStageDoors(run: OpenRun, plan: StagePlan): Promise<StageDoors> {
  const { guard, folder, options } = run;
  const { stage } = plan;
  const sockets = stage.kind === 'agent' ? folder.doors : folder.programDoors;
  const shared = { stage: stage.name, record: (entry: AuditEntry) => guard.record(entry) };
  const open: (EgressDoor | McpDoor)[] = [];
  const close = async (): Promise<void> =>
    void (await Promise.all(open.map((door) => door[Symbol.asyncDispose]())));
  try {
    if (stage.grants.hosts.length > 0)
      open.push(
        await openEgressDoor({
          ...shared,
          socket: join(sockets, basename(IN_IMAGE.egressSocket)),
          hosts: stage.grants.hosts,
          forbids: forbidHost(plan.policy),
          ...(options.network ? { network: options.network } : {}),
        }),
      );
    if (plan.mcp.length > 0)
      open.push(
        await options.progress.step(
          'mcp',
          async () =>
            openMcpDoor({
              ...shared,
              socket: join(sockets, basename(IN_IMAGE.mcpSocket)),
              servers: await grantedServers(run, plan),
              scan: scanBy(plan.policy),
              admit: stage.kind === 'agent' ? admitBy(folder.auditFile) : admitProgram,
            }),
          () => plan.mcp.map(({ server, tools }) => `${server}: ${tools.length} tools as pinned`).join(', '),
        ),
      );
  } catch (error) {
    await close();
    throw error;
  }
  return {
    open: [
      ...stage.grants.hosts.map(({ host }) => `host ${host}`),
      ...plan.mcp.map(({ server }) => `MCP server ${server}`),
    ],
    [Symbol.asyncDispose]: close,
  };
}

function grantedServers({ mcp, bundle, options }: OpenRun, plan: StagePlan): Promise<GrantedServer[]> {
  return Promise.all(
    plan.mcp.map(async ({ server: name, tools, secrets, check }) => {
      const document = mcp.servers.get(name);
      if (document === undefined)
        throw new HarnessError(
          'mcp.start',
          `stage ${plan.stage.name} is granted the MCP server ${name}, and there is no mcp/${name}.json in ${bundle.folder}`,
          'write it and pin the server with `harness mcp pin`, or take the grant out',
        );
      const given = options.standIns?.[name];
      return {
        ...document,
        ...(given === undefined ? {} : { server: standInFor(document.server, bundle.folder, given) }),
        tools,
        secrets: given === undefined ? await resolveSecrets(secrets, options.environment) : {},
        folder: bundle.folder,
        check: check === undefined ? undefined : await loadCheck(bundle, check),
      };
    }),
  );
}

/** L4 and L5, as on every tool's response. */
function scanBy(policy: Policy): ScanResult {
  return (given) => {
    const { value, verdicts } = sanitiseResponse(given, policy);
    return {
      value,
      flags: verdicts.flatMap(({ verdict, rule }) => (verdict === 'flag' && rule !== null ? [rule] : [])),
    };
  };
}

/** A program calls what its reviewed code calls: no model chose it, so there is no decision of the guard to ask for. */
const admitProgram: AdmitCall = async () => true;

/** The guard's decisions are durable before Claude Code has them, so the log is what a door can ask. */
function admitBy(auditFile: string): AdmitCall {
  return async ({ id, tool }) => {
    const decided = (await readEvents(auditFile)).filter(
      ({ kind, call }) => kind === 'call.decided' && call === id,
    );
    return (
      decided.some((event) => event.decision === 'allow' && event.tool === tool) &&
      decided.every((event) => event.decision !== 'deny')
    );
  };
}
