// Bedrock's event stream as server-sent events. Framing: the AWS event stream encoding, both checksums verified.
import { HarnessError } from '@agent-harness/contracts';
import { EventStreamCodec } from '@smithy/eventstream-codec';
import { errorBody } from '../admit/refusal.ts';

/** A frame is at most this long, by the encoding's specification: 16 MiB of payload and 128 KiB of headers. Bytes. */
const MAX_FRAME = 16 * 1024 * 1024 + 128 * 1024 + 16;
/** Total length, headers' length, checksum of both, checksum of all. */
const LEAST_FRAME = 16;

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes as Uint8Array).toString('utf8'),
  (text) => Buffer.from(text, 'utf8'),
);

/** Cuts a byte stream into whole frames. @throws HarnessError `model.frame` when it ends inside one */
export async function* framesOf(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of body) {
    held = held.length === 0 ? Buffer.from(chunk) : Buffer.concat([held, chunk]);
    let at = 0;
    while (held.length - at >= 4) {
      const length = held.readUInt32BE(at);
      if (length < LEAST_FRAME || length > MAX_FRAME) throw broken(`a frame of ${length} bytes`);
      if (held.length - at < length) break;
      yield held.subarray(at, at + length);
      at += length;
    }
    held = held.subarray(at);
  }
  if (held.length > 0) throw broken(`${held.length} bytes of a frame that does not end`);
}

/** @throws HarnessError `model.frame` when a checksum or a header is wrong */
export function frameToEvent(frame: Uint8Array): string {
  let message: ReturnType<EventStreamCodec['decode']>;
  try {
    message = codec.decode(frame);
  } catch (cause) {
    throw broken((cause as Error).message);
  }
  const header = (name: string): string => String(message.headers[name]?.value ?? '');
  const payload = Buffer.from(message.body).toString('utf8');
  switch (header(':message-type')) {
    case 'event':
      return header(':event-type') === 'chunk' ? chunkEvent(payload) : '';
    case 'exception':
      return errorEvent(header(':exception-type'), messageOf(payload));
    case 'error':
      return errorEvent(header(':error-code'), header(':error-message'));
    default:
      throw broken(`a frame of type ${header(':message-type').slice(0, 40)}`);
  }
}

export async function* framesToEvents(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const frame of framesOf(body)) {
    const text = frameToEvent(frame);
    if (text !== '') yield Buffer.from(text);
  }
}

function chunkEvent(payload: string): string {
  const { bytes } = JSON.parse(payload) as { bytes?: string };
  const data = Buffer.from(bytes ?? '', 'base64').toString('utf8');
  const { type } = JSON.parse(data) as { type?: string };
  return `event: ${type}\ndata: ${data.replaceAll(/[\r\n]/g, ' ')}\n\n`;
}

/** Statuses of the exceptions that a stream may carry: the API reference of InvokeModelWithResponseStream. */
const STATUS: Readonly<Record<string, number>> = {
  internalServerException: 500,
  modelStreamErrorException: 500,
  modelTimeoutException: 504,
  serviceUnavailableException: 529,
  throttlingException: 429,
  validationException: 400,
};

const errorEvent = (type: string, message: string): string =>
  `event: error\ndata: ${errorBody(STATUS[type] ?? 500, `${type}: ${message}`)}\n\n`;

function messageOf(payload: string): string {
  try {
    return String((JSON.parse(payload) as { message?: unknown }).message ?? '');
  } catch {
    return '';
  }
}

const broken = (what: string): HarnessError =>
  new HarnessError(
    'model.frame',
    `Bedrock’s event stream is damaged: ${what}`,
    'run again; look for a proxy in between',
  );
