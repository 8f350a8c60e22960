// What a package.json says that an architecture needs.
import { isObject, objectOf, parsedOrNull } from '../../text/plain-data.ts';

export interface PackageManifest {
  name: string | null;
  /** Workspace patterns. */
  workspaces: string[];
  /** Names under any of the dependency fields, with the 1-based line that states each. */
  dependencies: Map<string, number>;
}

const FIELDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/** @returns `null` when the text is not a JSON object */
export function readPackageManifest(text: string): PackageManifest | null {
  const value = parsedOrNull(text);
  if (!isObject(value)) return null;
  const declared = value['workspaces'];
  const patterns = Array.isArray(declared) ? declared : (objectOf(declared)['packages'] ?? []);
  const lines = text.split('\n');
  const stated = FIELDS.flatMap((field) =>
    Object.keys(objectOf(value[field])).map((name): [string, number] => [name, lineOf(lines, field, name)]),
  );
  return {
    name: typeof value['name'] === 'string' && value['name'] !== '' ? value['name'] : null,
    workspaces: Array.isArray(patterns) ? patterns.filter((pattern) => typeof pattern === 'string') : [],
    // The first field that names it wins, as `dependencies` come first.
    dependencies: new Map(stated.toReversed()),
  };
}

// The name as a key at or below the line that opens its field; 0 when the file is laid out in some other way.
function lineOf(lines: readonly string[], field: string, name: string): number {
  const opens = lines.findIndex((line) => line.includes(`${JSON.stringify(field)}`) && line.includes('{'));
  if (opens === -1) return 0;
  const at = lines.findIndex((line, index) => index >= opens && keyed(line, name));
  return at + 1;
}

function keyed(line: string, name: string): boolean {
  const key = JSON.stringify(name);
  const at = line.indexOf(key);
  return at !== -1 && /^\s*:/.test(line.slice(at + key.length));
}
