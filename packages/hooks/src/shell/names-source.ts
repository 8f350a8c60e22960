// What is known of the names that a listing prints, as far as an edit of them asks for it.

export interface NamesSource {
  /** Some may begin with a slash. */
  readonly absolute: boolean;
  /** None is the folder itself that was listed: what holds each of them is still inside. */
  readonly below: boolean;
  /** Each begins with `./`, or with what Git says of a file. */
  readonly begins: 'here' | 'status' | null;
  /** Some lines may hold nothing. */
  readonly hollow: boolean;
  /** Each stands with its last letter first. */
  readonly reversed: boolean;
}

/** Names below the folder where the program stands. */
export const BELOW_HERE: NamesSource = {
  absolute: false,
  below: true,
  begins: null,
  hollow: false,
  reversed: false,
};

/** Lines of which a part was cut out. */
export function cutFrom(source: NamesSource): NamesSource {
  return { ...source, begins: null, hollow: true };
}
