// Standard input to its end, without what process.stdin loads first: streams and sockets take longer than a call takes to judge.
import { fstatSync } from 'node:fs';
import { HarnessError } from '@agent-harness/contracts';

/** More than any policy takes, and less than what ends a process. */
const MAX_BYTES = 64 * 1024 * 1024;

/** What is used of Node's own handles; `process.binding` gives them to old code, and no newer way is as cheap. */
interface Handle {
  open(descriptor: number): number | undefined;
  readStart(): number;
  onread: (bytes?: ArrayBuffer) => void;
}
interface Bindings {
  pipe_wrap: { Pipe: new (type: number) => Handle; constants: { SOCKET: number } };
  stream_wrap: { streamBaseState: ArrayLike<number>; kReadBytesOrError: number };
  uv: { UV_EOF: number };
}

/**
 * A blocking read would be shorter, but neither a timer nor the end of the process gets past it.
 * @throws HarnessError `event.invalid` for more than 64 MiB; Error when the input breaks off
 */
export async function readStdin(): Promise<Buffer> {
  const handle = openHandle();
  return handle ? fromHandle(handle) : fromStream();
}

function binding<Name extends keyof Bindings>(name: Name): Bindings[Name] {
  return (process as unknown as { binding(name: Name): Bindings[Name] }).binding(name);
}

/** @returns undefined where standard input is no pipe, or this Node has no such handles */
function openHandle(): Handle | undefined {
  try {
    const stat = fstatSync(0);
    if (!stat.isFIFO() && !stat.isSocket()) return undefined;
    const { Pipe, constants } = binding('pipe_wrap');
    const handle = new Pipe(constants.SOCKET);
    return handle.open(0) ? undefined : handle;
  } catch {
    return undefined;
  }
}

function fromHandle(handle: Handle): Promise<Buffer> {
  const { streamBaseState, kReadBytesOrError } = binding('stream_wrap');
  const { UV_EOF } = binding('uv');
  const input = collector();
  return new Promise((resolve, reject) => {
    handle.onread = (bytes) => {
      const count = streamBaseState[kReadBytesOrError];
      try {
        if (count === UV_EOF) resolve(input.whole());
        else if (bytes !== undefined && count === bytes.byteLength) input.add(Buffer.from(bytes));
        else if (count !== 0) throw new Error('standard input broke off');
      } catch (cause) {
        reject(cause as Error);
      }
    };
    if (handle.readStart() !== 0) reject(new Error('standard input cannot be read'));
  });
}

async function fromStream(): Promise<Buffer> {
  const input = collector();
  for await (const chunk of process.stdin) input.add(chunk as Buffer);
  return input.whole();
}

function collector(): { add(chunk: Buffer): void; whole(): Buffer } {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    add(chunk) {
      size += chunk.length;
      if (size > MAX_BYTES)
        throw new HarnessError(
          'event.invalid',
          `the event has more than ${MAX_BYTES} bytes`,
          'split the call',
        );
      chunks.push(chunk);
    },
    whole: () => Buffer.concat(chunks, size),
  };
}
