// Walks the bytes of an audit log: how far the chain holds, and what lies after that point.
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { AuditEvent } from '@agent-harness/contracts';
import { readRecord } from './read-record.ts';
import { type ChainPosition, after, chainStart } from './record.ts';

/** A place where the log is not a chain. Lines count from 1. */
export interface ChainProblem {
  line: number;
  what: string;
}

export interface ScannedLog {
  /** Records that hold, repairs included. */
  events: number;
  repairs: number;
  position: ChainPosition;
  sealed: boolean;
  /** Offset after the last record that holds, and after its newline if it has one. */
  end: number;
  /** True when the last record lacks only its newline. */
  unterminated: boolean;
  problem: ChainProblem | null;
}

const newline = 0x0a;

/**
 * Reads records until one does not continue the chain. Bytes that a `log.repaired` record names by length and digest
 * are skipped: that is how a torn write is healed without rewriting the file.
 */
export function scanLog(bytes: Buffer, onRecord: (event: AuditEvent) => void = () => {}): ScannedLog {
  const state: ScannedLog = {
    events: 0,
    repairs: 0,
    position: chainStart,
    sealed: false,
    end: 0,
    unterminated: false,
    problem: null,
  };
  let line = 0;
  while (state.end < bytes.length) {
    line += 1;
    const stop = lineEnd(bytes, state.end);
    const text = decode(bytes.subarray(state.end, stop));
    const read = text === null ? 'not UTF-8' : readRecord(text, state.position);
    if (state.sealed) return failed(state, line, 'written after the seal');
    if (typeof read !== 'string') {
      accept(state, read, bytes, stop, onRecord);
      continue;
    }
    const repair = findRepair(bytes, state.end, state.position);
    if (!repair) return failed(state, line, stop === bytes.length ? `cut short or damaged: ${read}` : read);
    line += repair.lines;
    state.repairs += 1;
    accept(state, repair.event, bytes, repair.stop, onRecord);
  }
  return state;
}

function accept(
  state: ScannedLog,
  event: AuditEvent,
  bytes: Buffer,
  stop: number,
  onRecord: (event: AuditEvent) => void,
): void {
  state.events += 1;
  state.position = after(event);
  state.sealed = event.kind === 'run.sealed';
  state.unterminated = stop === bytes.length;
  state.end = Math.min(stop + 1, bytes.length);
  onRecord(event);
}

function failed(state: ScannedLog, line: number, what: string): ScannedLog {
  return { ...state, problem: { line, what } };
}

/** The `log.repaired` record that accounts for the bytes from `start`, if one follows them. */
function findRepair(
  bytes: Buffer,
  start: number,
  position: ChainPosition,
): { event: AuditEvent; stop: number; lines: number } | null {
  let lines = 0;
  for (let at = lineEnd(bytes, start); at < bytes.length; at = lineEnd(bytes, at + 1)) {
    lines += 1;
    const stop = lineEnd(bytes, at + 1);
    const event = readRecord(decode(bytes.subarray(at + 1, stop)) ?? '', position);
    if (typeof event === 'string') continue;
    if (event.kind !== 'log.repaired') return null;
    const torn = describeTorn(bytes.subarray(start, at));
    const named = event.detail['bytes'] === torn.bytes && event.detail['sha256'] === torn.sha256;
    return named ? { event, stop, lines } : null;
  }
  return null;
}

/** How a repair names what it leaves behind. */
export function describeTorn(torn: Buffer): { bytes: number; sha256: string } {
  return { bytes: torn.length, sha256: createHash('sha256').update(torn).digest('hex') };
}

function lineEnd(bytes: Buffer, start: number): number {
  const at = bytes.indexOf(newline, start);
  return at === -1 ? bytes.length : at;
}

function decode(bytes: Buffer): string | null {
  return isUtf8(bytes) ? bytes.toString('utf8') : null;
}
