// Room that one text after the other is written into: a new array for each costs more than reading a short text, and fills the heap.

type Numbers = Int32Array | Uint16Array;

/** A longer text has an array of its own, so that none stays. */
const LONGEST = 128 * 1024;

/**
 * @returns an array of so many numbers at least, which hold what was left in them. INVARIANT: nobody keeps it, and nobody reads
 *   what they have not written
 */
export function scratch<Room extends Numbers>(make: (length: number) => Room): (length: number) => Room {
  let room = make(0);
  return (length) => {
    if (length > LONGEST) return make(length);
    if (length > room.length) room = make(2 ** Math.ceil(Math.log2(length)));
    return room;
  };
}
