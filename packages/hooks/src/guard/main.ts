// Entry of the guard process; `startGuard` forks it.
import { runThreads } from './run-threads.ts';
import { securityLayers } from './security-layers.ts';

runThreads(securityLayers);
