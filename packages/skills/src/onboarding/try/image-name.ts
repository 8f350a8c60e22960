// Names, in words, the container in which commands were tried.
import { readFile } from 'node:fs/promises';
import { cleanText } from '../../text/clean.ts';

/** The distribution and Node; the run's record has the image by its digest. */
export async function imageName(release = '/etc/os-release'): Promise<string> {
  const text = await readFile(release, 'utf8').catch(() => '');
  const [, name = ''] = /^PRETTY_NAME="?([^"\n]+)"?$/m.exec(text) ?? [];
  return `${cleanText(name) || 'an image without a name'} with Node ${process.versions.node}`;
}
