// Names a call by what it asks: the same tool with the same input has the same key, whatever the order of JSON keys.
import { createHash } from 'node:crypto';

/** SHA-256, hex. A PermissionRequest has no tool_use_id, so this is what ties it to the call that the model asked for. */
export function callKey(tool: string, input: unknown): string {
  return createHash('sha256')
    .update(canonicalJson([tool, input]))
    .digest('hex');
}

/** JSON with sorted keys and no spaces. Takes JSON values only. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}
