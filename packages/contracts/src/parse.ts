// Data crosses a boundary once, here: a document becomes its type, or an error that lists every problem.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type ContractName, type Documents, schemas } from './contracts.ts';
import { HarnessError } from './error.ts';
import { type Problem, problemsOf } from './problem.ts';

export class ContractError extends HarnessError<'contract.invalid'> {
  readonly contract: ContractName;
  readonly file: string;
  readonly problems: readonly Problem[];

  constructor(contract: ContractName, file: string, problems: readonly Problem[]) {
    const lines = problems.map(
      ({ pointer, expected, found }) => `  ${file}#${pointer}: expected ${expected}, found ${found}`,
    );
    super(
      'contract.invalid',
      `${file} is not a valid ${contract}/1 document:\n${lines.join('\n')}`,
      `correct the ${problems.length === 1 ? 'value' : `${problems.length} values`} above; the schema is packages/contracts/${contract}/v1/schema.json`,
    );
    this.contract = contract;
    this.file = file;
    this.problems = problems;
  }
}

const validators = new Map<ContractName, z.ZodType>();

function validator(contract: ContractName): z.ZodType {
  const known = validators.get(contract);
  if (known) return known;
  const made = z.fromJSONSchema(schemas[contract] as Parameters<typeof z.fromJSONSchema>[0]);
  validators.set(contract, made);
  return made;
}

/**
 * Checks a value against a contract.
 * @param file where it came from, for the error
 * @throws ContractError naming file, JSON pointer, expected and found for every problem
 */
export function parse<Name extends ContractName>(
  contract: Name,
  value: unknown,
  file: string,
): Documents[Name] {
  const result = validator(contract).safeParse(value);
  if (!result.success) throw new ContractError(contract, file, problemsOf(result.error.issues, value));
  return value as Documents[Name];
}

/** Reads and checks a JSON file. @throws ContractError, also when the file is missing or not JSON */
export async function parseFile<Name extends ContractName>(
  contract: Name,
  file: string,
): Promise<Documents[Name]> {
  return parse(contract, await readJson(contract, file), file);
}

async function readJson(contract: ContractName, file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new ContractError(contract, file, [
      { pointer: '', expected: 'a readable file', found: cause.code ?? cause.message },
    ]);
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ContractError(contract, file, [
      { pointer: '', expected: 'JSON', found: (cause as Error).message },
    ]);
  }
}
