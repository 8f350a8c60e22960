// Compose files: services, the ports they publish, the variables they set and take.
import { folderOf } from '../../git/paths.ts';
import type { Fact, Reader } from '../fact.ts';
import { readPositioned, stringsOf } from '../positioned.ts';
import { listOf, objectOf } from '../../text/plain-data.ts';

const USUAL = /^(docker-)?compose\.ya?ml$/;

export const readCompose: Reader = function* ({ file, text }): Iterable<Fact> {
  const read = readPositioned(text);
  if (read === null) return;
  const { value, line } = read;
  const services = Object.entries(objectOf(value['services']));
  if (services.length === 0) return;
  const folder = folderOf(file);
  const name = file.slice(folder === '' ? 0 : folder.length + 1);
  const command = USUAL.test(name) ? 'docker compose up' : `docker compose -f ${name} up`;
  if (/^[\w.-]+$/.test(name))
    yield { kind: 'command', command, folder, runs: '', file, line: line('services') };
  for (const [service, raw] of services) {
    const body = objectOf(raw);
    const { image, build } = body;
    const context = typeof build === 'string' ? build : objectOf(build)['context'];
    const source = typeof image === 'string' ? image : typeof context === 'string' ? context : '';
    yield { kind: 'service', name: service, source, file, line: line('services', service) };
    for (const [index, item] of listOf(body['ports']).entries()) {
      const port = published(item);
      if (port !== null) yield { kind: 'port', port, file, line: line('services', service, 'ports', index) };
    }
    const environment = body['environment'];
    if (Array.isArray(environment)) {
      for (const [index, item] of environment.entries()) {
        const set = /^([A-Za-z_]\w*)/.exec(String(item))?.[1];
        if (set !== undefined)
          yield {
            kind: 'env',
            name: set,
            role: 'sets',
            file,
            line: line('services', service, 'environment', index),
          };
      }
    } else
      for (const set of Object.keys(objectOf(environment)))
        yield {
          kind: 'env',
          name: set,
          role: 'sets',
          file,
          line: line('services', service, 'environment', set),
        };
  }
  for (const [index, content] of text.split('\n').entries())
    for (const match of content.matchAll(/(?<!\$)\$\{([A-Za-z_]\w*)(:?[-?+])?/g))
      yield {
        kind: 'env',
        name: match[1] ?? '',
        role: match[2]?.endsWith('?') ? 'requires' : 'reads',
        file,
        line: index + 1,
      };
};

/** The port on the host: the middle of `address:host:container`. */
function published(item: unknown): number | null {
  const text = stringsOf(item)[0] ?? String(objectOf(item)['published'] ?? '');
  const parts = text.replace(/\/(tcp|udp)$/, '').split(':');
  const host = parts.length === 1 ? (parts[0] ?? '') : (parts.at(-2) ?? '');
  return /^\d{2,5}$/.test(host) ? Number(host) : null;
}
