// GitHub Actions: jobs with their commands, and the versions that set-up steps and matrices name.
import type { Fact, Reader } from '../fact.ts';
import { imageVersion } from '../image-version.ts';
import { readPositioned, stringsOf } from '../positioned.ts';
import { listOf, objectOf } from '../../text/plain-data.ts';

const SETS_UP: Readonly<Record<string, string>> = {
  'node-version': 'node',
  'python-version': 'python',
  'go-version': 'go',
  'java-version': 'java',
  'ruby-version': 'ruby',
  'dotnet-version': 'dotnet',
  'php-version': 'php',
};

export const readGithubActions: Reader = function* ({ file, text }): Iterable<Fact> {
  const read = readPositioned(text);
  if (read === null) return;
  const { value, line } = read;
  for (const [id, raw] of Object.entries(objectOf(value['jobs']))) {
    const job = objectOf(raw);
    const matrix = objectOf(objectOf(job['strategy'])['matrix']);
    const runs: string[] = [];
    for (const [index, item] of listOf(job['steps']).entries()) {
      const step = objectOf(item);
      if (typeof step['run'] === 'string') runs.push(step['run'].trim());
      for (const [input, given] of Object.entries(objectOf(step['with']))) {
        const tool = SETS_UP[input];
        if (tool !== undefined && typeof given === 'string')
          yield* named(tool, given, matrix, id, line('jobs', id, 'steps', index, 'with', input));
      }
    }
    const container = job['container'];
    const found = imageVersion(
      typeof container === 'string' ? container : String(objectOf(container)['image'] ?? ''),
    );
    if (found) yield { kind: 'version', ...found, role: 'uses', file, line: line('jobs', id, 'container') };
    yield { kind: 'job', name: id, runs: runs.join('\n'), file, line: line('jobs', id) };
  }

  function* named(
    tool: string,
    given: string,
    matrix: Record<string, unknown>,
    job: string,
    at: number,
  ): Iterable<Fact> {
    const variable = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$/.exec(given.trim())?.[1];
    if (variable !== undefined) {
      const place = line('jobs', job, 'strategy', 'matrix', variable);
      for (const version of stringsOf(matrix[variable]).filter(isVersion))
        yield { kind: 'version', tool, version, role: 'tests', file, line: place };
    } else {
      const several = given
        .split('\n')
        .map((version) => version.trim())
        .filter(isVersion);
      for (const version of several)
        yield { kind: 'version', tool, version, role: several.length > 1 ? 'tests' : 'uses', file, line: at };
    }
  }
};

function isVersion(text: string): boolean {
  return /^\d+(\.(\d+|x))*$/.test(text);
}
