// Questions that are asked at the same time become one: a process of git costs more than its answer.

/**
 * @param readAll answers many questions at once; a question without an answer is left out
 * @returns asks one; all that are asked before the event loop turns are read together. Nothing is remembered
 */
export function batched<Answer>(
  readAll: (keys: readonly string[]) => Promise<ReadonlyMap<string, Answer>>,
): (key: string) => Promise<Answer | null> {
  let open: { keys: Set<string>; answers: Promise<ReadonlyMap<string, Answer>> } | null = null;
  const start = () => {
    const keys = new Set<string>();
    const answers = new Promise((resolve) => setImmediate(resolve)).then(() => {
      open = null;
      return readAll([...keys]);
    });
    return { keys, answers };
  };
  return async (key) => {
    open ??= start();
    open.keys.add(key);
    return (await open.answers).get(key) ?? null;
  };
}
