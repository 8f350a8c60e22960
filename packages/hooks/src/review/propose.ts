// What to do about one group of rejections: one of five, chosen by rule, severity, taint and frequency; never done by itself.
import type { CommandGrant, Exception, ImageManifest, Rule } from '@agent-harness/contracts';
import { exceptionPatch } from './exception-patch.ts';
import type { RejectionGroup } from './group-rejections.ts';
import { severityOf } from './rejections.ts';

export type Proposal =
  | { kind: 'attack'; why: string }
  | { kind: 'add-tool'; why: string; patch: ToolPatch }
  | { kind: 'add-exception'; why: string; patch: Exception }
  | { kind: 'tighten'; why: string; patch: { stages: string[]; replace: string; by: CommandGrant | null } }
  | { kind: 'change-skill'; why: string; instead: string };

export interface ToolPatch {
  /** For the image manifest's `tools`; null when the image holds it. */
  image: ImageManifest['tools'][number] | null;
  /** For the `grants.commands` of each stage. */
  stages: string[];
  grant: CommandGrant;
}

/** What the proposals know besides the group. */
export interface Known {
  rules: readonly Rule[];
  /** Tools of the image, by the name on PATH; null when it is not known. */
  tools: ReadonlySet<string> | null;
  /** Grants of the stages in the logs, one line each: `jq`, `git log`. */
  granted: ReadonlySet<string>;
  /** The same, those that allowed calls used. */
  used: ReadonlySet<string>;
}

/** A tool is missing when this many runs, or skills, asked for it; a rule is too tight after more. */
const TOOL_RUNS = 3;
const TOOL_SKILLS = 2;
const EXCEPTION_RUNS = 5;

/** Rules, and families of them, that nothing innocent breaks: credentials, ways out, and the guard's own walls. */
export const HOSTILE: readonly string[] = [
  'credential secret injection taint content.beacon',
  'session.credential-repeated session.credential-sent session.written-file-executed session.config-change',
  'session.unasked-call session.repeated-call session.unaccounted-call session.untrusted-configuration',
  'egress.drop egress.metadata egress.socket',
  'open.access open.code open.destruction open.download open.escape open.secret open.start open.upload',
  'path.agent-settings path.disguised path.git-internals path.kernel path.pipeline path.start-files',
  'git.executes shell.hidden-character tool.escalation',
].flatMap((line) => line.split(' '));

export function propose(group: RejectionGroup, known: Known): Proposal {
  const hostile = group.rules.find((rule) =>
    HOSTILE.some((one) => rule === one || rule.startsWith(`${one}.`)),
  );
  if (group.injected)
    return { kind: 'attack', why: 'text with instructions had reached the session before it asked' };
  if (hostile !== undefined)
    return { kind: 'attack', why: `${hostile} guards a credential, a way out or the guard itself` };
  if (group.carries.length > 0)
    return { kind: 'attack', why: `it would have carried a file to ${group.carries.join(', ')}` };
  return missingTool(group, known) ?? tooWide(group, known) ?? tooTight(group, known) ?? changeSkill(group);
}

function missingTool(group: RejectionGroup, { tools }: Known): Proposal | null {
  const { attempt, runs, stages } = group;
  const only = group.rules.every((rule) => rule === 'command.not-granted' || rule === 'command.subcommand');
  const skills = new Set(stages.map((stage) => stage.split('/')[0]));
  if (attempt.kind !== 'command' || !only) return null;
  if (runs.length < TOOL_RUNS && skills.size < TOOL_SKILLS) return null;
  const why = `${group.count} calls in ${runs.length} runs asked for it, and no rule but the missing grant objects`;
  const subcommand = group.rules.includes('command.subcommand')
    ? attempt.words?.find((word) => !word.startsWith('-'))
    : undefined;
  const { name } = attempt;
  return {
    kind: 'add-tool',
    why,
    patch: {
      image: tools?.has(name) ? null : { name, package: name, why, skills: [...skills].map(String).sort() },
      stages,
      grant: { name, ...(subcommand === undefined ? {} : { subcommands: [subcommand] }), why },
    },
  };
}

/** A granted command that grave rules refuse: the grant lets the agent get that far. */
function tooWide(
  { attempt, rules, stages, count }: RejectionGroup,
  { granted, used, rules: all }: Known,
): Proposal | null {
  if (attempt.kind !== 'command') return null;
  const { name } = attempt;
  const lines = [...granted].filter((line) => line === name || line.startsWith(`${name} `));
  const grave = rules.find((rule) => ['high', 'critical'].includes(severityOf(rule, all)));
  if (grave === undefined || lines.every((line) => used.has(line))) return null;
  const kept = lines.filter((line) => used.has(line)).map((line) => line.slice(name.length + 1));
  const by = !lines.some((line) => used.has(line))
    ? null
    : {
        name,
        ...(kept.every((one) => one !== '') ? { subcommands: kept } : {}),
        why: 'what allowed calls used',
      };
  const means =
    by === null ? 'no allowed call used the grant' : 'the grant can be cut to what allowed calls used';
  return {
    kind: 'tighten',
    why: `${grave} refused ${count} uses of a granted command; ${means}`,
    patch: { stages, replace: name, by },
  };
}

function tooTight(group: RejectionGroup, { rules }: Known): Proposal | null {
  const [rule = ''] = group.rules;
  const mild = group.rules.every((id) => ['low', 'medium'].includes(severityOf(id, rules)));
  const patch = exceptionPatch(group, rules);
  if (!mild || group.rules.length > 1 || group.runs.length < EXCEPTION_RUNS || patch === null) return null;
  return {
    kind: 'add-exception',
    why: `${rule} refused the same in ${group.runs.length} runs, and it is not a grave rule`,
    patch,
  };
}

function changeSkill({ rules, runs, instead }: RejectionGroup): Proposal {
  return {
    kind: 'change-skill',
    why: `${rules[0] ?? 'the session'} refused it in ${runs.length === 1 ? 'one run' : `${runs.length} runs`}: not enough to loosen anything`,
    instead: instead ?? 'leave the step out',
  };
}
