// Finds an npm package's program by exact version, from a folder upwards, as Node finds packages.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HarnessError, type McpServer } from '@agent-harness/contracts';

type NpmTransport = Extract<McpServer['transport'], { kind: 'npm' }>;

/** @returns absolute path of the program's file. @throws HarnessError `mcp.package` */
export async function locateProgram(
  folder: string,
  { package: name, version, bin }: NpmTransport,
): Promise<string> {
  const fail = (what: string): HarnessError =>
    new HarnessError(
      'mcp.package',
      `${name}@${version} ${what}`,
      `npm install --save-exact --ignore-scripts ${name}@${version}`,
    );
  for (let at = folder; ; at = dirname(at)) {
    const home = join(at, 'node_modules', name);
    const text = await readFile(join(home, 'package.json'), 'utf8').catch(() => null);
    if (text !== null) {
      const found = JSON.parse(text) as { version?: string; bin?: string | Record<string, string> };
      if (found.version !== version) throw fail(`is needed, ${found.version} is installed`);
      const file = typeof found.bin === 'string' ? found.bin : found.bin?.[bin];
      if (file === undefined) throw fail(`has no program ${bin}`);
      return join(home, file);
    }
    if (at === dirname(at)) throw fail('is not installed');
  }
}
