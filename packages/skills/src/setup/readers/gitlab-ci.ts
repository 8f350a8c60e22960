// GitLab CI: jobs with their commands, images and variables.
import type { Fact, Reader } from '../fact.ts';
import { imageVersion } from '../image-version.ts';
import { readPositioned, stringsOf } from '../positioned.ts';
import { objectOf } from '../../text/plain-data.ts';

const RESERVED = new Set([
  'default',
  'include',
  'stages',
  'variables',
  'workflow',
  'spec',
  'image',
  'services',
  'cache',
  'before_script',
  'after_script',
  'pages-defaults',
]);

export const readGitlabCi: Reader = function* ({ file, text }): Iterable<Fact> {
  const read = readPositioned(text);
  if (read === null) return;
  const { value, line } = read;
  yield* image(value['image'], line('image'));
  yield* image(objectOf(value['default'])['image'], line('default', 'image'));
  for (const name of Object.keys(objectOf(value['variables'])))
    yield { kind: 'env', name, role: 'sets', file, line: line('variables', name) };
  for (const [name, raw] of Object.entries(value)) {
    const job = objectOf(raw);
    if (RESERVED.has(name)) continue;
    yield* image(job['image'], line(name, 'image'));
    for (const variable of Object.keys(objectOf(job['variables'])))
      yield { kind: 'env', name: variable, role: 'sets', file, line: line(name, 'variables', variable) };
    if (name.startsWith('.') || job['script'] === undefined) continue;
    const runs = [...stringsOf(job['before_script']), ...stringsOf(job['script'])].join('\n').trim();
    yield { kind: 'job', name, runs, file, line: line(name) };
  }

  function* image(raw: unknown, at: number): Iterable<Fact> {
    const found = imageVersion(typeof raw === 'string' ? raw : String(objectOf(raw)['name'] ?? ''));
    if (found) yield { kind: 'version', ...found, role: 'uses', file, line: at };
  }
};
