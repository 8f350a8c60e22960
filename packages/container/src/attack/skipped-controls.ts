// Controls that this host cannot show, with the reason: an attack that is contained there proves less than the others.
import { existsSync } from 'node:fs';
import type { Attack } from './attack.ts';

export interface SkippedControl {
  id: string;
  why: string;
}

export function skippedControls(
  attacks: readonly Attack[],
  isHere: (path: string) => boolean = existsSync,
): SkippedControl[] {
  return attacks.flatMap(({ id, control, try: attempt }) => {
    if (!Array.isArray(control)) return [{ id, why: control.notShown }];
    const kernels = 'path' in attempt && /^\/(proc|sys|dev)\//.test(attempt.path);
    return kernels && !isHere(attempt.path) ? [{ id, why: `this kernel has no ${attempt.path}` }] : [];
  });
}
