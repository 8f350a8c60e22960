// What a layer says of itself in its package.json: which contracts it provides and reads, and which packages it needs.
import { HarnessError } from '@agent-harness/contracts';

export interface LayerStatement {
  layer: string;
  /** npm name and exact version. */
  package: string;
  version: string;
  /** `policy/1.2`: contract, major, minor. */
  provides: readonly string[];
  reads: readonly string[];
  /** Of the contracts package only: the schemas that its validators hold, by role. */
  carries: { authored: readonly string[]; emitted: readonly string[] } | null;
  /** npm name → range, of other layers and of third parties. */
  needs: Readonly<Record<string, string>>;
}

export interface ContractVersion {
  /** `policy/1`. */
  major: string;
  minor: number;
}

const VERSION = /^([a-z][a-z-]*\/[1-9][0-9]*)\.(0|[1-9][0-9]*)$/;

/** @param text `policy/1.2`; a statement that was read holds no other */
export function contractVersion(text: string): ContractVersion {
  const [, major = text, minor = '0'] = VERSION.exec(text) ?? [];
  return { major, minor: Number(minor) };
}

/**
 * @param from for the message: where the package.json is from
 * @throws HarnessError `layer.statement`, with every fault
 */
export function readStatement(packageJson: unknown, from: string): LayerStatement {
  const json = record(packageJson);
  const stated = record(json['agentHarness']);
  const carries = stated['carries'] === undefined ? null : record(stated['carries']);
  const faults: string[] = [];
  const text = (value: unknown, what: string): string => {
    if (typeof value === 'string' && value !== '') return value;
    faults.push(`${what} is missing`);
    return '';
  };
  const versions = (value: unknown, what: string): string[] => {
    const list: unknown[] = Array.isArray(value) ? value : [value];
    const found = list.filter((one) => typeof one === 'string' && VERSION.test(one)) as string[];
    if (found.length < list.length) faults.push(`${what} is not a list of contracts such as policy/1.2`);
    return found;
  };
  const statement: LayerStatement = {
    layer: text(stated['layer'], '/agentHarness/layer'),
    package: text(json['name'], '/name'),
    version: text(json['version'], '/version'),
    provides: versions(stated['provides'], '/agentHarness/provides'),
    reads: versions(stated['reads'], '/agentHarness/reads'),
    carries: carries && {
      authored: versions(carries['authored'], '/agentHarness/carries/authored'),
      emitted: versions(carries['emitted'], '/agentHarness/carries/emitted'),
    },
    needs: record(json['dependencies']) as Record<string, string>,
  };
  if (faults.length === 0) return statement;
  throw new HarnessError(
    'layer.statement',
    `${from} does not state what it provides and reads: ${faults.join('; ')}`,
    'write "agentHarness": { "layer", "provides", "reads" } into its package.json and release it anew',
  );
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
