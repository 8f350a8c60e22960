// A real guard process whose layers are told by words in the call what to say; see layers.fixture.ts.
import { fakeLayers } from '../src/guard/layers.fixture.ts';
import { runGuard } from '../src/guard/process.ts';

runGuard(fakeLayers, (message) => process.send?.(message));
