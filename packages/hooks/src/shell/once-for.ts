// A reading that several layers ask for, made once for each command; nobody may change what it says.

export function onceFor<Key extends object, Value extends object | boolean>(
  make: (of: Key) => Value,
): (of: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (of) => {
    let value = known.get(of);
    if (value === undefined) {
      value = make(of);
      known.set(of, value);
    }
    return value;
  };
}
