// A running container of one stage: attested at start, one session, then gone.
import type { Bridge } from '../entry/bridge.ts';
import type { HookAnswer } from '../entry/protocol.ts';
import type { Confinement } from '@agent-harness/contracts';

export interface Session {
  argv: string[];
  /** The session's whole environment. */
  environment: Record<string, string>;
  /** Written to its standard input. */
  input: string;
  /** Loopback ports that lead to doors' sockets; the session's processes share their end of them. */
  bridges?: readonly Bridge[];
  /** Called for each line; text that an agent influenced. */
  output: (line: string, stream: 'stdout' | 'stderr') => void;
}

export interface SessionEnd {
  code: number | null;
  /** Why the session did not end by itself. */
  stopped: 'timeout' | 'aborted' | 'disk' | 'lost' | null;
  /** What the engine or the entry program said of a container that was lost. */
  said?: string;
}

export interface Cell extends AsyncDisposable {
  readonly name: string;
  readonly confinement: Confinement;
  /** Runs the hook client inside, once an event, as the agent's own uid. */
  hook(client: string, socket: string, events: object[]): Promise<HookAnswer[]>;
  /** Runs the session; the container ends with it. */
  run(session: Session, signal: AbortSignal): Promise<SessionEnd>;
}
