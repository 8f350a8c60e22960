// A value that is made when it is first asked for: a process that judges one call needs few of them.
export function madeOnce<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
