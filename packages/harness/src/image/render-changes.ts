// Changes between two locks as lines for a person, with what they add or save.
import type { LockChange } from '@agent-harness/container';

const SIGN = { added: '+', removed: '-', changed: '~' } as const;

/** Empty text when nothing changed. */
export function renderChanges(changes: readonly LockChange[]): string {
  if (changes.length === 0) return '';
  const bytes = changes.reduce((sum, change) => sum + (change.bytes ?? 0), 0);
  return [...changes.map(line), `${changes.length} changes, ${megabytes(bytes)} installed\n`].join('');
}

const line = ({ architecture, kind, what, from, to, bytes }: LockChange): string =>
  `${SIGN[kind]} ${architecture} ${what}: ${[from, to].filter((one) => one !== null).join(' → ')} (${megabytes(bytes ?? 0)})\n`;

const megabytes = (bytes: number): string =>
  `${bytes < 0 ? '-' : '+'}${(Math.abs(bytes) / 1e6).toFixed(1)} MB`;
