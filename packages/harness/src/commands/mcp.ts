// `harness mcp pin <folder>`: writes down the tools of a skill's MCP servers, for people to review.
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { comparePins, pinServer, pinsFile, readPins, readServer } from '@agent-harness/container';
import { type McpPins, type SkillManifest, describeError, parseFile } from '@agent-harness/contracts';
import { composePolicy, sanitiseResponse } from '@agent-harness/hooks';
import { Command } from 'commander';
import { jsonText } from '../files/json.ts';

interface PinnedServer {
  pins: McpPins;
  /** Differences from the pins on disk; null when there were none. */
  changes: string[] | null;
  /** Rules of L4 and L5 that a pinned text meets. */
  warnings: string[];
}

export function mcpCommand(): Command {
  const pin = new Command('pin')
    .argument('<folder>', 'a skill’s folder, with skill.json and mcp/<server>.json')
    .description(
      'start each granted MCP server, and write its granted tools to mcp/<server>.pins.json for review',
    )
    .option('--check', 'write nothing; exit 1 when a tool is not as pinned')
    .action(async (folder: string, { check = false }: { check?: boolean }) => {
      const manifest = await parseFile('skill', join(folder, 'skill.json'));
      let changed = false;
      for (const server of grantedTools(manifest)) {
        const pinned = await pinOne(folder, server);
        changed ||= pinned.changes === null || pinned.changes.length > 0;
        if (!check) await writePins(folder, pinned.pins);
        process.stdout.write(render(pinned, check));
      }
      process.exitCode = check && changed ? 1 : 0;
    });
  return new Command('mcp').description('MCP servers of a skill').addCommand(pin);
}

/** What all stages together are granted, by server. */
function grantedTools({ stages }: SkillManifest): { server: string; tools: string[]; secrets: string[] }[] {
  const grants = stages.flatMap((stage) => stage.grants.mcp);
  return [...new Set(grants.map((grant) => grant.server))].sort().map((server) => {
    const own = grants.filter((grant) => grant.server === server);
    const all = (key: 'tools' | 'secrets'): string[] =>
      [...new Set(own.flatMap((grant) => grant[key]))].sort();
    return { server, tools: all('tools'), secrets: all('secrets') };
  });
}

async function pinOne(
  folder: string,
  { server, tools, secrets }: { server: string; tools: string[]; secrets: string[] },
): Promise<PinnedServer> {
  // Most servers list their tools without a login; what is set is given, so that the others can.
  const set = secrets.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  const given = Object.fromEntries(set) as Record<string, string>;
  const document = await readServer(folder, server);
  const pins = await pinServer({ server: document, folder, tools, secrets: given });
  return {
    pins,
    changes: await changesFrom(folder, pins, tools),
    warnings: instructingTexts(pins),
  };
}

/** Null when nothing was pinned; pins that cannot be read are a difference. */
async function changesFrom(
  folder: string,
  pins: McpPins,
  tools: readonly string[],
): Promise<string[] | null> {
  const written = await stat(pinsFile(folder, pins.server)).catch(() => null);
  if (written === null) return null;
  try {
    return comparePins((await readPins(folder, pins.server)).tools, pins.tools, tools);
  } catch (error) {
    return [describeError(error)];
  }
}

/** A description is read by the model at every turn: one that instructs it is the oldest attack on MCP. */
function instructingTexts(pins: McpPins): string[] {
  const policy = composePolicy({ name: 'pins', tools: [], commands: [], read: [], write: [], hosts: [] });
  return pins.tools.flatMap((tool) =>
    sanitiseResponse(tool, policy)
      .verdicts.filter(({ verdict }) => verdict === 'flag')
      .map(({ rule }) => `${tool.name}: its text meets ${rule}`),
  );
}

async function writePins(folder: string, pins: McpPins): Promise<void> {
  const file = pinsFile(folder, pins.server);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, jsonText(pins));
}

function render({ pins, changes, warnings }: PinnedServer, check: boolean): string {
  const state =
    changes === null
      ? 'not pinned before'
      : changes.length === 0
        ? 'as pinned'
        : `${changes.length} differences`;
  return [
    `${pins.server} (${pins.identity.name} ${pins.identity.version}): ${pins.tools.length} tools, ${state}`,
    ...(changes ?? []).map((line) => `  ${line}`),
    ...warnings.map((line) => `  WARNING ${line}`),
    ...(check || changes?.length === 0 ? [] : ['  review and commit its pins']),
    '',
  ].join('\n');
}
