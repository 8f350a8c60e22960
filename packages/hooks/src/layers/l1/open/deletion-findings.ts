// Deletions of whole trees: only named folders inside the project or the temporary folder.
import { posix } from 'node:path';
import type { Command, Policy, Program } from '@agent-harness/contracts';
import type { Finding } from '../../../policy/verdicts.ts';
import { programPaths } from '../../../shell/program-paths.ts';
import { FROM_STDIN } from '../../../shell/fed-words.ts';

/** Primaries that narrow what `find` finds. */
const NARROWS =
  /^-(?:i?name|i?path|i?regex|i?wholename|[amc](?:time|min)|empty|newer\w*|size|user|type|maxdepth)$/u;
const KEPT = /(?:^|\/)\.git(?:\/|$)|^\.{1,2}$|^[*?.]+$|^\.\/[*.]*$/u;

const CHANGES = /^(?:chmod|chown|chgrp)$/u;

export function deletionFindings(program: Program, cwd: string, policy: Policy): Finding[] {
  const moved = programPaths(program, cwd).filter(({ command }) => /^(?:cd|pushd)$/u.test(command));
  const away = moved.some(({ path }) => path === null || !strictly(posix.normalize(path), policy, true));
  return program.commands.flatMap((command) => {
    const base = posix.basename(command.name ?? '');
    const words = command.words.slice(1);
    const deletes =
      (base === 'rm' && words.some(({ text }) => /^(?:-[a-zA-Z]*[rR]|--recursive)/u.test(text ?? ''))) ||
      base === 'rimraf' ||
      (CHANGES.test(base) && words.some(({ text }) => /^(?:-[a-zA-Z]*R|--rec)/u.test(text ?? ''))) ||
      (base === 'tar' && words.some(({ text }) => text === '--remove-files')) ||
      (base === 'rsync' && words.some(({ text }) => text?.startsWith('--del')));
    const refused = deletes
      ? (base === 'rsync' ? words.slice(-1) : words)
          .filter(({ text }) => !text?.startsWith('-') && !(base === 'rsync' && /:/u.test(text ?? '')))
          .filter((word) => !isOwn(word, base, cwd, policy, away) || reassigned(word, program))
      : base === 'find' && finds(command)
        ? findRoots(command).filter((root) => !inside(root, cwd, policy) || !narrowed(command))
        : [];
    const fed =
      FEEDS_DELETION.test(base) && command.via.some((via) => /xargs|parallel/u.test(via))
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
    .filter(({ name }) => /^(?:find|ls|fd|tree|locate)$/u.test(name ?? ''))
    .flatMap((command) =>
      command.name === 'find'
        ? findRoots(command)
        : command.words.slice(1).flatMap(({ text }) => (text === null || text.startsWith('-') ? [] : [text])),
    )
    .filter((root) => /^[/~]|^\.\.(?:\/|$)/u.test(root) && !inside(root, cwd, policy));
}

function isOwn(
  word: Command['words'][number],
  base: string,
  cwd: string,
  policy: Policy,
  away: boolean,
): boolean {
  const { text } = word;
  if (CHANGES.test(base) || base === 'rsync')
    return text === null || !/^[/~]/u.test(text) || strictly(posix.normalize(text), policy, true);
  // The name of a folder below a computed one: `"$tmp/build"`; alone it may be anything.
  if (text === null)
    return (
      word !== FROM_STDIN &&
      /^"?\$\{?PWD\}?"?\/\w|^"?\$\{?\w*(?:tmp|temp|work|out|build|dist|cache)\w*\}?/iu.test(word.source)
    );
  if (KEPT.test(text) || text.startsWith('~')) return false;
  if (!text.startsWith('/')) return !away && strictly(posix.join(cwd, text), policy, false);
  return strictly(posix.normalize(text), policy, false);
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

/** Below a root that may be written; the root itself only if `same`. */
function strictly(path: string, { space }: Policy, same: boolean): boolean {
  const plain = path.replace(/\/+$/u, '') || '/';
  return space.write.some((root) => plain.startsWith(`${root}/`) || (same && plain === root));
}

function finds({ words }: Command): boolean {
  const texts = words.map(({ text }) => text ?? '');
  return (
    texts.includes('-delete') ||
    texts.some(
      (text, at) =>
        /^-(?:exec|execdir|ok|okdir)$/u.test(text) &&
        /(?:^|\/)(?:rm|shred|unlink|chmod|chown|env|sh|bash)$/u.test(texts[at + 1] ?? '') &&
        /\b(?:rm|shred|unlink|chmod|chown)\b/u.test(texts.slice(at).join(' ')),
    )
  );
}

function findRoots({ words }: Command): string[] {
  const texts = words.slice(1).map(({ text }) => text ?? '/');
  const end = texts.findIndex((text) => /^[-(!]/u.test(text));
  const roots = end < 0 ? texts : texts.slice(0, end);
  return roots.length > 0 ? roots : ['.'];
}

function narrowed({ words }: Command): boolean {
  // `-name '*'` is every name.
  return words.some(
    ({ text }, at) => NARROWS.test(text ?? '') && !/^[*?]+$/u.test(words[at + 1]?.text ?? ''),
  );
}
