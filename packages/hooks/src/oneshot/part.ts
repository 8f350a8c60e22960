// Loads a part of the one-shot hook: a script of its own folder, with the code that V8 made of it at an earlier start.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';

/** What a part evaluates to: it is given Node's `require` and fills `exports`. */
type Part = (builtin: NodeJS.Require, exports: Record<string, unknown>) => void;

/** A part's file: ASCII only, so that no byte has to be decoded. */
function partFile(folder: string, name: string): string {
  return join(folder, `${name}.js`);
}

/** Beside its script, and nowhere else: V8 runs what is in it, so it is trusted as much as the script. */
export function codeFile(folder: string, name: string): string {
  return join(folder, `${name}.code`);
}

/** The Node that made a code file: V8 asks for its own version, not for the machine or for how it was built. */
export function thisNode(): string {
  return `${process.version} ${process.platform} ${process.arch} ${statSync(process.execPath).size}`;
}

/** Code of one script for one Node, with the digests of both: V8 believes what it is given. */
export function packCode(source: Buffer, code: Buffer, node: string): Buffer {
  return Buffer.concat([header(source, code, node), code]);
}

/** @returns the code; undefined when it is of another script or another Node, or when a byte of it was lost or changed */
export function unpackCode(packed: Buffer, source: Buffer, node: string): Buffer | undefined {
  const start = packed.indexOf('\n') + 1;
  const code = packed.subarray(start);
  return packed.subarray(0, start).equals(header(source, code, node)) ? code : undefined;
}

function header(source: Buffer, code: Buffer, node: string): Buffer {
  return Buffer.from(`${node} ${sha256(source)} ${sha256(code)}\n`);
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export function readScript(folder: string, name: string): { script: Script; source: Buffer } {
  const filename = partFile(folder, name);
  const source = readFileSync(filename);
  const cachedData = storedCode(folder, name, source);
  return {
    script: new Script(source.toString('latin1'), { filename, ...(cachedData && { cachedData }) }),
    source,
  };
}

function storedCode(folder: string, name: string, source: Buffer): Buffer | undefined {
  try {
    return unpackCode(readFileSync(codeFile(folder, name)), source, thisNode());
  } catch {
    // Code is never needed: without it V8 reads the script again.
    return undefined;
  }
}

/** @returns what the part exports */
export function runScript(script: Script, builtin: NodeJS.Require): Record<string, unknown> {
  const part = script.runInThisContext() as Part;
  const exports: Record<string, unknown> = {};
  part(builtin, exports);
  return exports;
}
