// One attack on the container: what is tried inside with all hooks off, and which walls must fall before it succeeds.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Wall } from './walls.ts';

export interface Attack {
  id: string;
  /** What it would give an attacker. */
  what: string;
  try: Attempt;
  /** The positive control: without these walls the same attempt is seen to succeed, or why that is not shown. */
  control: Wall[] | { notShown: string };
  /** Ends or starves the container, so it gets one of its own. */
  alone?: boolean;
  /** Contained when the container or its session is ended for this reason before the attempt is through. */
  ends?: 'disk' | 'timeout' | 'session';
}

/** Contained when it fails; the kinds below that say otherwise. */
export type Attempt =
  /** Contained when the kernel answers one of `refusals` (default: EPERM, EACCES, ENOSYS). */
  | { kind: 'system call'; name: string; arguments: (string | number)[]; refusals?: string[] }
  /** The 32-bit entry of an x86_64 kernel; there is none on arm64. */
  | { kind: '32-bit call' }
  | { kind: 'connect'; over: 'tcp' | 'udp'; address: string; port: number }
  | { kind: 'connect socket'; path: string }
  | { kind: 'resolve'; name: string }
  /** Any socket that can be connected to, beside the doors. */
  | { kind: 'find sockets' }
  | { kind: 'open'; path: string; flags: 'r' | 'r+' | 'w' }
  /** Contained when it cannot be read, or no line of it matches. */
  | { kind: 'read'; path: string; match: string }
  | { kind: 'execute written'; folder: string }
  | { kind: 'execute'; path: string }
  /** Contained when no file, environment or command line inside holds text that matches. */
  | { kind: 'search'; match: string; folders: string[] }
  /** Contained when no process of another container or of the host is seen. */
  | { kind: 'foreign processes' }
  | { kind: 'send signal'; pid: number; signal: NodeJS.Signals }
  /** Every process that this uid may kill, this one included. */
  | { kind: 'kill everything' }
  /** Contained when the debugger's port stays shut. */
  | { kind: 'open debugger'; pid: number }
  /** Contained when no more than `most` processes start. */
  | { kind: 'fork'; most: number }
  /** Contained when it is ended before it holds `most` megabytes. */
  | { kind: 'memory'; most: number }
  /** Contained when writing ends before `most` megabytes, spread over so many files. */
  | { kind: 'fill'; folder: string; most: number; files: number }
  /** Contained when it cannot make so many empty files. */
  | { kind: 'many files'; folder: string; most: number }
  /** Contained when it does not come back. */
  | { kind: 'wait'; seconds: number }
  /** Contained when writing does not reach the target, through a link in a writable place. */
  | { kind: 'write through link'; folder: string; target: string };

export interface AttackOutcome {
  id: string;
  contained: boolean;
  saw: string;
}

export const ATTACK_FOLDER = fileURLToPath(new URL('../../attack/', import.meta.url));

export const readAttacks = (): Attack[] =>
  JSON.parse(readFileSync(`${ATTACK_FOLDER}attacks.json`, 'utf8')) as Attack[];
