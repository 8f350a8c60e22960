// Files whose whole purpose is to pin a version.
import { type Fact, lineOf, type Reader } from '../fact.ts';
import { readPositioned } from '../positioned.ts';
import { objectOf } from '../../text/plain-data.ts';

const SINGLE: Readonly<Record<string, string>> = {
  '.nvmrc': 'node',
  '.node-version': 'node',
  '.python-version': 'python',
  '.ruby-version': 'ruby',
  '.java-version': 'java',
  '.go-version': 'go',
};
const NAMES: Readonly<Record<string, string>> = { nodejs: 'node', golang: 'go' };
const KNOWN = /^(node|nodejs|python|go|golang|rust|ruby|java|php|dotnet|npm|pnpm|yarn)$/;

export const readVersionFile: Reader = function* ({ file, text }): Iterable<Fact> {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const uses = (tool: string, version: string, line: number): Fact => ({
    kind: 'version',
    tool: NAMES[tool] ?? tool,
    version,
    role: 'uses',
    file,
    line,
  });
  if (name === 'global.json') {
    const read = readPositioned(text);
    const version = objectOf(read?.value['sdk'])['version'];
    if (read !== null && typeof version === 'string')
      yield uses('dotnet', version, read.line('sdk', 'version'));
  } else if (name === 'rust-toolchain' || name === 'rust-toolchain.toml') {
    const version = /(?:^|channel\s*=\s*")(\d[\w.]*)/m.exec(text)?.[1];
    if (version !== undefined) yield uses('rust', version, lineOf(text, /(^|channel\s*=\s*")\d/m));
  } else if (name === '.tool-versions') {
    for (const [index, content] of text.split('\n').entries()) {
      const [, tool, version] = /^([\w-]+)\s+(\d[\w.-]*)/.exec(content) ?? [];
      if (tool !== undefined && version !== undefined && KNOWN.test(tool))
        yield uses(tool, version, index + 1);
    }
  } else {
    const [, version] = /^\s*(?:v|ruby-)?(\d[\w.-]*)/.exec(text) ?? [];
    const tool = SINGLE[name];
    if (tool !== undefined && version !== undefined) yield uses(tool, version, 1);
  }
};
