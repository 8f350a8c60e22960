// Exit codes of `harness run`, the one place that knows them.

export const EXIT = {
  passed: 0,
  /** The session or the gate failed: outputs were not accepted. */
  failed: 1,
  /** Bad arguments, an invalid document, or `check` refused. */
  refused: 2,
  /** A wall is missing: no engine, attestation, guard, liveness or audit log. */
  unsafe: 3,
  /** The model does not answer, its budget is spent, or a cassette does not hold what is asked. */
  model: 4,
  timeout: 124,
  interrupted: 130,
} as const;

export const EXIT_HELP = `Exit codes:
  0    passed: outputs wait in the run's folder, <out>/latest/outputs, for a person to approve
  1    failed: the session or the publish gate failed
  2    refused: bad arguments, an invalid document, or \`check\` found a problem
  3    unsafe: no engine, a promise unkept, the guard or its audit log lost
  4    the model does not answer, its budget is spent, or a cassette holds no answer
  124  a stage ran out of time
  130  interrupted`;

/** Maps an error's code to the exit code of its area. */
export function exitCodeOf(code: string): number {
  const area = code.split('.')[0] ?? '';
  if (['engine', 'cell', 'guard', 'liveness', 'audit', 'image', 'session'].includes(area)) return EXIT.unsafe;
  if (area === 'model') return EXIT.model;
  if (area === 'gate' || area === 'stage') return EXIT.failed;
  if (area === 'timeout') return EXIT.timeout;
  if (area === 'interrupted') return EXIT.interrupted;
  return EXIT.refused;
}
