// Deletions of whole trees: only named folders inside the project or the temporary folder.
import { posix } from 'node:path';
import type { Command, Policy, Program } from '@agent-harness/contracts';
import type { Finding } from '../../../policy/verdicts.ts';
import { programPaths } from '../../../shell/program-paths.ts';
import { isReinstallable } from '../../../shell/knowledge/reinstallable.ts';
import { isOwnFolder } from '../../../shell/knowledge/own-folders.ts';

/** Primaries that narrow what `find` finds. */
const NARROWS = /^-(?:i?name|i?path|i?regex|i?wholename|[amc](?:time|min)|empty|newer\w*|size|user)$/u;
/** Primaries that say what is left out, not what is found. */
const LOOSELY = /^-(?:type|maxdepth)$/u;
const KEPT = /(?:^|\/)\.git(?:\/|$)|^\.{1,2}$|^[*?.]+$|^\.\/[*.]*$/u;

const CHANGES = /^(?:chmod|chown|chgrp)$/u;

/** Commands that delete a tree, or change the rights of one, and a word by which they do; `mv` of what a person keeps is one. */
const DELETES: readonly (readonly [name: RegExp, word: RegExp])[] = [
  [/^rm$/u, /^(?:-[a-zA-Z]*[rR]|--recursive)/u],
  [/^(?:rimraf|shred|truncate)$/u, /^/u],
  [CHANGES, /^(?:-[a-zA-Z]*R|--rec)/u],
  [/^tar$/u, /^--remove-files$/u],
  [/^rsync$/u, /^--del/u],
  // A home, or a folder right below it that is not hidden.
  [/^mv$/u, /^\/(?:home|Users)\/[^/]+(?:\/[A-Z][\w-]*)?\/?$/u],
];
const FINDS = /^(?:find|fd|fdfind)$/u;
/** Options by which it starts a command for what it finds. */
const STARTS = /^-(?:exec|execdir|ok|okdir|x|X|-exec|-exec-batch)$/u;

export function deletionFindings(program: Program, cwd: string, policy: Policy): Finding[] {
  const moved = programPaths(program, cwd).filter(({ command }) => /^(?:cd|pushd)$/u.test(command));
  const outside = moved.some(({ path }) => path === null || !posix.normalize(path).startsWith(cwd));
  const away = moved.some(({ path }) => path === null || !strictly(posix.normalize(path), policy, true));
  return program.commands.flatMap((command) => {
    const base = posix.basename(command.name ?? '');
    const words = command.words.slice(1);
    const deletes = DELETES.some(
      ([name, word]) => name.test(base) && words.some(({ text }) => word.test(text ?? '')),
    );
    const refused = deletes
      ? (base === 'rsync' ? words.slice(-1) : words)
          .filter(({ text }) => !text?.startsWith('-'))
          .filter(
            (word) =>
              !isOwn(word, base, cwd, policy, away || (outside && command.via.length > 0)) ||
              reassigned(word, program),
          )
      : FINDS.test(base) && finds(command)
        ? foundIn(command, cwd, policy)
        : [];
    const looped = words.some(
      ({ text, source }) => text === null && /^(?:\([\w ]+\) )?"?\$\{?\w+\}?"?$/u.test(source),
    );
    const fed =
      FEEDS_DELETION.test(base) && (looped || command.via.some((via) => /xargs|parallel/u.test(via)))
        ? feeders(program, cwd, policy)
        : [];
    const text = [...refused, ...fed].map((word) => (typeof word === 'string' ? word : word.source));
    return text.length > 0 || (deletes && away && base === 'rm' && words.length < 2)
      ? [{ rule: 'open.deletion', words: [base, ...text] }]
      : [];
  });
}

const FEEDS_DELETION = /^(?:rm|unlink|shred)$/u;

/** Roots outside the project whose names are printed for `xargs rm`. */
function feeders({ commands }: Program, cwd: string, policy: Policy): string[] {
  return commands
    .flatMap((command) => {
      const base = posix.basename(command.name ?? '');
      if (wholeProject(base, command)) return ['/'];
      if (base === 'find') return findRoots(command);
      const operands = command.words.slice(1).map(({ text }) => text ?? '');
      return /^(?:ls|fd|tree|locate)$/u.test(base) ? operands : [];
    })
    .filter((root) => root.startsWith('~') || !inside(root, cwd, policy));
}

/** Options that leave no name out but by what it is: `-t f`, `-H`; the value of `-t` may be the next word. */
const FD_LOOSELY =
  /^-(?:[HIupLa0]+|t(?:[fdl].*)?|-type(?:=.*)?|-hidden|-no-ignore(?:-vcs)?|-unrestricted|-print0)$/u;
const RG_LOOSELY = /^-(?:[.uL0]+|-files|-hidden|-no-ignore(?:-vcs)?|-null|-follow)$/u;

/** @param pattern the first operand, where it lets every name through; those after it are folders */
function listsAll(texts: readonly string[], loosely: RegExp, pattern: RegExp): boolean {
  const valued = /^(?:-t|--type)$/u;
  const own = texts.filter((_, at) => !valued.test(texts[at - 1] ?? ''));
  const operands = own.filter((text) => !/^-./u.test(text));
  const folders = pattern.test(operands[0] ?? '') ? operands.slice(1) : operands;
  return (
    own.every((text) => !/^-./u.test(text) || loosely.test(text)) &&
    folders.every((folder) => KEPT.test(folder.replace(/(?<=.)\/$/u, '')))
  );
}

/** A listing of everything that is kept here. */
function wholeProject(base: string, command: Command): boolean {
  const texts = command.words.slice(1).map(({ text }) => text ?? '');
  if (base === 'git')
    return texts[0] === 'ls-files' && texts.slice(1).every((text) => /^-[cz]+$|^--cached$/u.test(text));
  if (base === 'ls') return texts.every((text) => text.startsWith('-'));
  if (base === 'tree')
    return texts.every((text) => /^-(?![\w-]*(?:[PIL]|prune|filelimit))/u.test(text) || KEPT.test(text));
  if (/^(?:fd|fdfind)$/u.test(base)) return listsAll(texts, FD_LOOSELY, /^[.*]*$/u);
  if (base === 'rg') return texts.includes('--files') && listsAll(texts, RG_LOOSELY, /^(?!)/u);
  return base === 'find' && findRoots(command).some((root) => KEPT.test(root)) && !narrowed(command, true);
}

/** A name below the folder where the program stands; that folder itself may be anything. */
const BELOW_HERE = /^(?:\([\w ]+\) )?"?(?:\$\{?PWD\}?|\$\(pwd\))"?\/\w/u;
/** A computed folder by its name: `"$tmp/build"`. */
const COMPUTED = /^"?\$\{?\w*(?:tmp|temp|work|out|build|dist|cache)\w*\}?/iu;

function isOwn(
  word: Command['words'][number],
  base: string,
  cwd: string,
  policy: Policy,
  away: boolean,
): boolean {
  const { text } = word;
  if (CHANGES.test(base) || base === 'rsync' || base === 'mv') {
    const path = posix.normalize(text ?? '');
    return !/^[/~]/u.test(path) || strictly(path, policy, true) || (base !== 'rsync' && isOwnFolder(path));
  }
  if (text === null)
    return !word.source.includes('..') && (BELOW_HERE.test(word.source) ? !away : COMPUTED.test(word.source));
  if (base === 'rm' && isReinstallable(text)) return true;
  if (KEPT.test(text) || text.startsWith('~')) return false;
  if (!text.startsWith('/')) return !away && strictly(posix.join(cwd, text), policy, false);
  const path = posix.normalize(text);
  return (
    !KEPT.test(path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path) &&
    strictly(path, policy, false)
  );
}

/** A folder of temporary files that the program itself puts somewhere else. */
function reassigned({ text, source }: Command['words'][number], { commands }: Program): boolean {
  return (
    text === null &&
    commands.some(({ assignments }) =>
      assignments.some(
        ({ name, value }) =>
          source.includes(name) && /^[/~]/u.test(value.text ?? '') && !/^\/tmp\/./u.test(value.text ?? ''),
      ),
    )
  );
}

function inside(root: string, cwd: string, policy: Policy): boolean {
  return strictly(root.startsWith('/') ? posix.normalize(root) : posix.join(cwd, root), policy, true);
}

/** Below a root that may be written; the root itself only if `same`. @param path normal, with one slash at its end at most */
function strictly(path: string, { space }: Policy, same: boolean): boolean {
  const plain = path.replace(/\/$/u, '') || '/';
  return space.write.some((root) => plain.startsWith(`${root}/`) || (same && plain === root));
}

function finds({ words }: Command): boolean {
  const texts = words.map(({ text }) => text ?? '');
  return (
    texts.includes('-delete') ||
    texts.some(
      (text, at) =>
        STARTS.test(text) &&
        /(?:^|\/)(?:rm|shred|unlink|truncate|srm|mv|chmod|chown|env|sh|bash)$/u.test(texts[at + 1] ?? '') &&
        /\b(?:rm|shred|unlink|truncate|srm|mv|chmod|chown)\b/u.test(texts.slice(at).join(' ')),
    )
  );
}

/** Roots outside the project, and the project itself where nothing says what of it. */
function foundIn(command: Command, cwd: string, policy: Policy): string[] {
  if (posix.basename(command.name ?? '') !== 'find') {
    // `fd` without a pattern finds every file, as with `.`.
    const all =
      command.words.some(({ text }) => /^[.*]+$/u.test(text ?? '')) ||
      command.words.findIndex(({ text }) => STARTS.test(text ?? '')) === 1;
    return all && removes(command) ? ['.'] : [];
  }
  return findRoots(command).filter(
    (root) => !inside(root, cwd, policy) || (removes(command) && !narrowed(command, KEPT.test(root))),
  );
}

/** Deletes, and does not only change rights. */
function removes({ words }: Command): boolean {
  return words.some(({ text }) => /^-delete$|\b(?:rm|shred|unlink|truncate|srm)\b/u.test(text ?? ''));
}

function findRoots({ words }: Command): string[] {
  const texts = words.slice(1).map(({ text }) => text ?? '/');
  const end = texts.findIndex((text) => /^[-(!]/u.test(text));
  const roots = end < 0 ? texts : texts.slice(0, end);
  return roots.length > 0 ? roots : ['.'];
}

/** @param whole the root is the project itself */
function narrowed({ words }: Command, whole: boolean): boolean {
  const end = words.findIndex(({ text }) => text === '-delete' || STARTS.test(text ?? ''));
  // What stands behind a deletion, or is its other branch, does not narrow it.
  if (/^-or?$/u.test(words[end - 1]?.text ?? '')) return false;
  return words.slice(0, end < 0 ? undefined : end).some(
    ({ text }, at) =>
      (NARROWS.test(text ?? '') || (!whole && LOOSELY.test(text ?? ''))) &&
      // `-name '*'` is every name, and `! -name x` every other.
      !/^[*?]+$/u.test(words[at + 1]?.text ?? '') &&
      !/^(?:!|-not)$/u.test(words[at - 1]?.text ?? ''),
  );
}
