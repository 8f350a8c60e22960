// What the harness and the entry program say to each other, one JSON line each, over the container's stdio.
// INVARIANT: nothing the entry says after `session` is trusted; by then the agent shares its uid.
import type { Observation } from '../attest/observation.ts';
import type { Bridge } from './bridge.ts';

export type ToEntry =
  | { say: 'observe'; mounts: string[]; writable: string[] }
  | { say: 'hook'; client: string; socket: string; events: object[] }
  | {
      say: 'session';
      argv: string[];
      environment: Record<string, string>;
      input: string;
      bridges: readonly Bridge[];
    };

export type FromEntry =
  | { said: 'observed'; observation: Observation }
  | { said: 'hooked'; answers: HookAnswer[] }
  | { said: 'output'; stream: 'stdout' | 'stderr'; line: string }
  | { said: 'ended'; code: number | null; signal: string | null }
  | { said: 'failed'; reason: string };

/** What the hook client printed for one planted event. */
export interface HookAnswer {
  exit: number | null;
  stdout: string;
  stderr: string;
}
