// A new skill in this clone: a copy of the template that packages/skills keeps and tests, under the new name.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { HarnessError } from '@agent-harness/contracts';
import { plainFilesBelow } from '../files/files-below.ts';
import { packageSource } from './package-source.ts';

/** Absolute folders of the two packages that a skill has files in. */
export interface SkillPlace {
  skills: string;
  acceptance: string;
}

/** The template is a whole skill of this name: it compiles and its tests run. */
const TEMPLATE = 'new-skill';

/** @throws HarnessError `new.place` */
export function skillPlace(): SkillPlace {
  const instead = 'run it in a clone of agent-harness';
  return { skills: packageSource('skills', instead), acceptance: packageSource('acceptance', instead) };
}

/**
 * Writes every file or, when the name is taken, none.
 * @returns absolute paths of the written files, sorted
 * @throws HarnessError `new.name`, `new.exists`
 */
export async function writeSkill(name: string, place: SkillPlace): Promise<string[]> {
  // The name becomes folders and a job's name, so it is checked before anything is made of it.
  if (name.length > 40 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/u.test(name))
    throw new HarnessError(
      'new.name',
      `${JSON.stringify(name)} cannot be a skill’s name`,
      'use up to 40 lower-case letters, digits and single hyphens, e.g. release-notes',
    );
  const folders = targets(name, place);
  const taken = Object.values(folders).filter((folder) => existsSync(folder));
  if (taken.length > 0)
    throw new HarnessError(
      'new.exists',
      `${taken.map((folder) => relative('.', folder)).join(' and ')} ${taken.length === 1 ? 'is' : 'are'} there already`,
      'choose another name',
    );
  const template = join(place.skills, 'src', TEMPLATE);
  const written: string[] = [];
  for (const path of await plainFilesBelow(template)) {
    const target = targetOf(path, folders);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, renamed(await readFile(join(template, path), 'utf8'), name), { flag: 'wx' });
    written.push(target);
  }
  return written.sort();
}

type Folders = ReturnType<typeof targets>;

const targets = (name: string, { skills, acceptance }: SkillPlace) => ({
  authored: join(skills, name),
  programs: join(skills, 'src', name),
  suite: join(acceptance, 'suites', name),
});

/** `authored/` and `acceptance/` of the template leave the sources; everything else stays beside them. */
function targetOf(path: string, { authored, programs, suite }: Folders): string {
  const [first, ...rest] = path.split('/');
  if (first === 'authored') return join(authored, ...rest);
  if (first === 'acceptance') return join(suite, ...rest);
  return join(programs, path);
}

function renamed(text: string, name: string): string {
  const title = name.replaceAll('-', ' ').replace(/^./u, (letter) => letter.toUpperCase());
  return text.replaceAll(TEMPLATE, name).replaceAll('New skill', title);
}
