// Which files of a contract are no JSON, or not of the form that contract.json must have.
import { z } from 'zod';
import { type ContractCard, schema as cardSchema } from '../generated/contract-card.ts';
import { schema as expectationSchema } from '../generated/expectation.ts';
import { problemsOf } from '../problem.ts';
import type { ContractFiles } from './contract-files.ts';
import { type ContractProblem, problem } from './contract-problem.ts';

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0];
const card = z.fromJSONSchema(cardSchema as unknown as JsonSchema);
const expectation = z.fromJSONSchema(expectationSchema as unknown as JsonSchema);

/** Nothing else can be said of a contract whose files are malformed. */
export function malformedFiles(files: ContractFiles): ContractProblem[] {
  return [...files].flatMap(([file, text]) => {
    let document: unknown;
    try {
      document = JSON.parse(text);
    } catch (cause) {
      return [problem(file, '', 'JSON', (cause as Error).message, 'correct it')];
    }
    if (/^[^/]+\/contract\.json$/.test(file)) return cardProblems(file, document);
    return file.includes('/expectations/') ? formProblems(expectation, 'expectation', file, document) : [];
  });
}

function formProblems(form: z.ZodType, name: string, file: string, document: unknown): ContractProblem[] {
  const read = form.safeParse(document);
  return problemsOf(read.error?.issues ?? [], document).map(({ pointer, expected, found }) =>
    problem(
      file,
      pointer,
      expected,
      found,
      `correct it; the schema is packages/contracts/${name}.schema.json`,
    ),
  );
}

function cardProblems(file: string, document: unknown): ContractProblem[] {
  const wrong = formProblems(card, 'contract', file, document);
  if (wrong.length > 0) return wrong;
  const { name, provider, consumers, versions } = document as ContractCard;
  const folder = file.slice(0, file.indexOf('/'));
  const found: ContractProblem[] = [];
  if (name !== folder)
    found.push(problem(file, '/name', `"${folder}"`, `"${name}"`, 'name it as its folder'));
  for (const [at, one] of consumers.entries()) {
    if (one === provider) found.push(problem(file, `/consumers/${at}`, 'another than the provider', `"${one}"`, 'take it out: who provides a contract may read it too')); // prettier-ignore
    if (consumers.indexOf(one) < at) found.push(problem(file, `/consumers/${at}`, 'each consumer once', `"${one}"`, 'take it out')); // prettier-ignore
  }
  if (Object.keys(versions).length === 0) found.push(problem(file, '/versions', 'a version', '{}', 'add v1'));
  for (const major of Object.keys(versions))
    if (!/^v[1-9][0-9]*$/.test(major)) found.push(problem(file, `/versions/${major}`, 'v<major>, as its folder', major, 'name the folder of the major')); // prettier-ignore
  return found;
}
