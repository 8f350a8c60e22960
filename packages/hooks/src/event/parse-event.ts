// The bytes of a hook event as JSON, or in words why they are none.
import { isUtf8 } from 'node:buffer';

/** A hook event of which nothing was checked: what every event has is read once, the rest where it is needed. */
export type RawEvent = Readonly<Record<string, unknown>>;

/** @throws TypeError when it is not JSON in UTF-8; the message repeats nothing of it */
export function parseEvent(bytes: Buffer): RawEvent {
  if (!isUtf8(bytes)) throw new TypeError('it is not UTF-8');
  try {
    return JSON.parse(bytes.toString('utf8')) as RawEvent;
  } catch {
    throw new TypeError('it is not JSON');
  }
}
