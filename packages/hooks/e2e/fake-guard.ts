// A real guard process whose layers are told by words in the call what to say; see layers.fixture.ts.
import { fakeLayers } from '../src/guard/layers.fixture.ts';
import { runThreads } from '../src/guard/run-threads.ts';

runThreads(fakeLayers);
