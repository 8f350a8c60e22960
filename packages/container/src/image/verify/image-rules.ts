// What a finished image may not hold, rule by rule: pure judgements over its list of files.
import type { ImageManifest } from '@agent-harness/contracts';
import type { FileRecord } from '../files/file-record.ts';
import { PATH_FOLDERS } from '../prune-rules.ts';

export type ImageRule =
  | 'image.path'
  | 'image.tool-missing'
  | 'image.privilege'
  | 'image.package-manager'
  | 'image.shell'
  | 'image.docs'
  | 'image.writable'
  | 'image.budget'
  | 'image.content'
  | 'image.start';

export interface Violation {
  rule: ImageRule;
  /** Absolute path in the image; null when the rule is about no single file. */
  file: string | null;
  what: string;
  instead: string;
}

const MANAGER =
  /^(apt(-(get|cache|key|mark|config))?|aptitude|dpkg(-.+)?|rpm|dnf|microdnf|yum|apk|opkg|pacman|zypper|snap|flatpak|brew|conda|pip[0-9.]*|pipx|uv|gem|cargo|npm|npx|pnpm|yarn|corepack|easy_install)$/;
const DATABASE = /^(var\/lib\/(dpkg|apt|rpm)|lib\/apk|usr\/lib\/sysimage\/rpm)(\/|$)/;
const SHELL =
  /^(ba|da|a|z|k|mk|c|tc|fi|rba|yash|elvi|nu)?sh$|^(busybox|toybox|sash|perl[0-9.]*|python[0-9.]*|ruby[0-9.]*|lua[0-9.]*|tclsh[0-9.]*|php[0-9.]*|[mg]?awk|nawk)$/;
const DOCS = /^usr\/(share\/(doc|man|info|locale|i18n|lintian|gtk-doc)|include)\//;
/** Where a run mounts what it may write. */
const MOUNT_POINTS = new Set(['out', 'home/agent', 'tmp', 'var/tmp']);

/** @returns every violation, not only the first */
export function judgeFiles(records: readonly FileRecord[], manifest: ImageManifest): Violation[] {
  const tools = new Set(manifest.tools.map((tool) => tool.name));
  return [
    ...onPath(records, tools),
    ...records.flatMap((record) => judgeFile(record, tools)),
    ...withinBudget(records, manifest.budgetMb),
  ];
}

function onPath(records: readonly FileRecord[], tools: ReadonlySet<string>): Violation[] {
  const there = records.filter((one) => one.kind !== 'folder' && PATH_FOLDERS.includes(folderOf(one.path)));
  const found = new Set(there.map((one) => nameOf(one.path)));
  return [
    ...there
      .filter((one) => !tools.has(nameOf(one.path)) || folderOf(one.path) !== 'usr/bin')
      .map((one) =>
        violation(
          'image.path',
          one,
          'is on PATH, and the image manifest does not list it',
          'list it with its reason and skills in packages/container/image/manifest.json, or cut it out',
        ),
      ),
    ...[...tools]
      .filter((name) => !found.has(name))
      .map((name): Violation => ({
        rule: 'image.tool-missing',
        file: `/usr/bin/${name}`,
        what: 'is listed in the image manifest, and the image does not have it',
        instead: 'correct the tool’s package in packages/container/image/manifest.json, and lock again',
      })),
  ];
}

function judgeFile(record: FileRecord, tools: ReadonlySet<string>): Violation[] {
  const { path, kind, mode, uid, gid, capable } = record;
  const name = nameOf(path);
  const runs = kind === 'link' || (kind === 'file' && (mode & 0o111) !== 0);
  const listed = folderOf(path) === 'usr/bin' && tools.has(name);
  const found: Violation[] = [];
  const add = (rule: ImageRule, what: string, instead: string): void => {
    found.push(violation(rule, record, what, instead));
  };
  if (kind !== 'link' && (mode & 0o6000) !== 0)
    add('image.privilege', 'is setuid or setgid', 'chmod it in the base, or leave its package out');
  if (capable) add('image.privilege', 'has file capabilities', 'setcap -r it in the base');
  if (kind === 'other') add('image.privilege', 'is a device, a pipe or a socket', 'leave it out of the base');
  if ((runs && MANAGER.test(name)) || DATABASE.test(path))
    add('image.package-manager', 'belongs to a package manager', 'add it to what prune-rules.ts cuts out');
  if (runs && SHELL.test(name) && !listed)
    add(
      'image.shell',
      'is a shell or an interpreter that no skill lists',
      'list it as a tool with its reason, or cut it out',
    );
  if (kind !== 'folder' && DOCS.test(path))
    add(
      'image.docs',
      'is documentation, a locale or a header',
      'add its folder to what prune-rules.ts cuts out',
    );
  if (uid !== 0 || gid !== 0)
    add('image.writable', `belongs to ${uid}:${gid}`, 'files of the image belong to root');
  if (kind !== 'link' && (mode & 0o022) !== 0 && !MOUNT_POINTS.has(path))
    add('image.writable', 'can be written by others than root', 'chmod go-w it in the base');
  return found;
}

function withinBudget(records: readonly FileRecord[], budgetMb: number): Violation[] {
  const mb = sizeMb(records);
  if (mb <= budgetMb) return [];
  return [
    {
      rule: 'image.budget',
      file: null,
      what: `the image has ${mb} MB, the manifest’s budget is ${budgetMb} MB`,
      instead: 'leave packages out, or raise budgetMb with a reason in the commit',
    },
  ];
}

/** Megabytes of all files, one of two equal contents counted twice as on disk. */
export const sizeMb = (records: readonly FileRecord[]): number =>
  Math.ceil(records.reduce((sum, one) => sum + one.size, 0) / 1e6);

export const violation = (
  rule: ImageRule,
  { path }: Pick<FileRecord, 'path'>,
  what: string,
  instead: string,
): Violation => ({ rule, file: `/${path}`, what, instead });

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
