// Whether a contract still gives each consumer what it reads: proven of every document, and shown by some.
import { compareWithReader } from '../compatibility/compare-schemas.ts';
import type { Schema } from '../compatibility/schema.ts';
import type { Expectation } from '../generated/expectation.ts';
import { type ContractFiles, type ContractVersion, contractVersions } from '../versions/contract-files.ts';
import { type ContractProblem, problem } from '../versions/contract-problem.ts';
import { problemsOfSchema } from './problems-of-schema.ts';
import { projectionOf, stepsOf, valuesAt } from './read-path.ts';

export function checkExpectations(files: ContractFiles): ContractProblem[] {
  return contractVersions(files).flatMap((version) => {
    const folder = `${version.name}/${version.major}/expectations/`;
    const written = [...files].filter(([path]) => path.startsWith(folder));
    return [
      ...missingConsumers(
        version,
        folder,
        written.map(([path]) => path),
      ),
      ...written.flatMap(([path, text]) => {
        const strange = strangePlace(version, folder, path);
        return strange ?? unmet(version, path, JSON.parse(text) as Expectation);
      }),
    ];
  });
}

/** A contract in the making has no readers yet: they must speak once one of its minors is frozen. */
function missingConsumers(
  { consumers, status, released }: ContractVersion,
  folder: string,
  paths: readonly string[],
): ContractProblem[] {
  if (released.size === 0 || status === 'retired') return [];
  return consumers
    .filter((name) => !paths.some((path) => path.startsWith(`${folder}${name}/`)))
    .map((name) =>
      problem(
        `${folder}${name}/`,
        '',
        `what ${name} reads`,
        'nothing',
        `let ${name} write it there, or take it out of the consumers`,
      ),
    );
}

function strangePlace(
  { name, consumers }: ContractVersion,
  folder: string,
  path: string,
): ContractProblem[] | undefined {
  const [consumer = '', ...file] = path.slice(folder.length).split('/');
  if (!consumers.includes(consumer))
    return [
      problem(
        path,
        '',
        `the folder of a consumer: ${consumers.join(', ')}`,
        consumer,
        `name it in ${name}/contract.json, or remove the file`,
      ),
    ];
  if (file.length !== 1 || !file[0]?.endsWith('.json'))
    return [problem(path, '', '<consumer>/<what>.json', path.slice(folder.length), 'move it there')];
  return undefined;
}

function unmet(
  { name, major, schema }: ContractVersion,
  file: string,
  { reads, documents }: Expectation,
): ContractProblem[] {
  if (schema === undefined) return [];
  const consumer = file.split('/').at(-2) ?? '';
  const instead = `keep it in ${name}/${major}, or agree with ${consumer}: its code and this file change first`;
  const invalid = documents.flatMap((document, at) =>
    problemsOfSchema(schema, document).map((one) =>
      problem(
        file,
        `/documents/${at}${one.pointer}`,
        `${one.expected}: ${consumer} relies on this document`,
        one.found,
        instead,
      ),
    ),
  );
  return [
    ...invalid,
    ...Object.entries(reads).flatMap(([path, value]) => {
      const at = `/reads/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const steps = stepsOf(path);
      if (steps === undefined)
        return [problem(file, at, 'a path such as /stages/*/name', path, 'correct it')];
      const findings = compareWithReader(schema, projectionOf(steps, value as Schema));
      if (findings.length > 0)
        return [
          problem(
            file,
            at,
            `what ${consumer} reads: ${findings.map(({ expected }) => expected).join('; ')}`,
            findings.map(({ found }) => found).join('; '),
            instead,
            findings,
          ),
        ];
      if (documents.some((document) => valuesAt(document, steps).length > 0)) return [];
      return [
        problem(
          file,
          at,
          'a value of it in one of the documents',
          'nothing',
          'add it to a document, or correct the path',
        ),
      ];
    }),
  ];
}
