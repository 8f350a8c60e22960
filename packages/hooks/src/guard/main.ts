// Entry of the guard process; `startGuard` forks it.
import { runGuard } from './process.ts';
import { securityLayers } from './security-layers.ts';

process.umask(0o077);
runGuard(securityLayers, (message) => process.send?.(message));
