// What a person who watches may change: their own folders by a command, and files of the project that rules protect from unattended agents.
import type { ToolEvent } from '@agent-harness/contracts';
import { isOwnFolder } from '../../shell/knowledge/own-folders.ts';
import { isReinstallable } from '../../shell/knowledge/reinstallable.ts';
import { HOME } from '../../shell/reading.ts';

const KNOWN_HOSTS = `${HOME}/.ssh/known_hosts`;
/** What the kernel says about the machine, and nothing about a process. */
const FACTS =
  /^\/(?:proc\/(?:cpuinfo|meminfo|version|loadavg|uptime|stat|mounts|filesystems|modules|partitions|swaps|diskstats|interrupts|cmdline|net\/\w+|sys\/(?:vm|net|kernel|fs)\/[\w./]+)|sys\/(?:fs\/cgroup|class|block|devices)\/.*|dev\/(?:shm|dri|video\d|snd|nvidia\w*|ttyUSB\d|ttyACM\d)(?:\/.*)?)$/u;

/** Protected files of a project that a person edits there as a matter of course; each rule speaks of an agent that nobody watches. */
const PROJECT: Readonly<Record<string, RegExp>> = {
  'path.pipeline': /./u,
  'path.start-files': /^(?!.*(?:\.pth|(?:user|site)customize\.py|\.npmrc)$)./u,
  'path.agent-settings':
    /(?:^|\/)(?:CLAUDE(?:\.local)?\.md|AGENTS(?:\.override)?\.md|GEMINI\.md|copilot-instructions\.md|\.\w+rules|\.cursor\/rules\/.+|\.(?:claude|codex|cursor)\/(?:skills|commands|agents|prompts)(?:\/.*)?)$/u,
};

/** Where skills and commands of an agent are installed. */
const SKILLS = /\/\.(?:claude|codex|cursor|gemini)\/(?:skills|commands|agents|prompts|rules)(?:\/|$)/u;

export interface Named {
  /** Absolute, links resolved. */
  path: string;
  access: ToolEvent['paths'][number]['access'];
  /** A command names it: it installs or sets up. A file tool edits, and edits the project only. */
  byCommand: boolean;
}

/** @returns true where the rule's reason does not hold for a person at their own machine */
export function isOwnPlace(
  rule: string,
  { path, access, byCommand }: Named,
  roots: readonly string[],
): boolean {
  if (rule === 'path.kernel') return access !== 'write' && FACTS.test(path);
  const inside = roots.find((root) => path.startsWith(`${root}/`));
  if (inside !== undefined) return PROJECT[rule]?.test(path.slice(inside.length + 1)) ?? false;
  if (!byCommand) return false;
  if (path === KNOWN_HOSTS) return true;
  if (rule === 'path.agent-settings') return SKILLS.test(path) && isOwnFolder(path);
  return /^path\.(?:outside-write|start-files)$/u.test(rule) && (isOwnFolder(path) || isReinstallable(path));
}
