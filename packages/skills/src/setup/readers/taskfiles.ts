// justfile and Taskfile: recipes a person may ask for.
import { folderOf } from '../../git/paths.ts';
import type { Fact, Reader } from '../fact.ts';
import { readPositioned, stringsOf } from '../positioned.ts';
import { objectOf } from '../../text/plain-data.ts';

export const readJustfile: Reader = function* ({ file, text }): Iterable<Fact> {
  const lines = text.split('\n');
  for (const [index, content] of lines.entries()) {
    const recipe = /^@?([a-zA-Z][\w-]*)(?:\s+[^:]*)?:(?!=)/.exec(content)?.[1];
    if (recipe === undefined) continue;
    const body: string[] = [];
    for (let at = index + 1; /^\s+\S/.test(lines[at] ?? '') && body.length < 6; at += 1)
      body.push((lines[at] ?? '').trim().replace(/^[@-]+/, ''));
    yield {
      kind: 'command',
      command: `just ${recipe}`,
      folder: folderOf(file),
      runs: body.join('\n'),
      file,
      line: index + 1,
    };
  }
};

export const readTaskfile: Reader = function* ({ file, text }): Iterable<Fact> {
  const read = readPositioned(text);
  for (const [task, raw] of Object.entries(objectOf(read?.value['tasks']))) {
    if (read === null || !/^[\w:-]+$/.test(task)) continue;
    const runs = stringsOf(Array.isArray(raw) ? raw : objectOf(raw)['cmds']).join('\n');
    yield {
      kind: 'command',
      command: `task ${task}`,
      folder: folderOf(file),
      runs,
      file,
      line: read.line('tasks', task),
    };
  }
};
