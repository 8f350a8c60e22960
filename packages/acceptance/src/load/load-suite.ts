// Reads a suite that an expert wrote, or says on which line it is wrong and what was expected there.
import { readFile } from 'node:fs/promises';
import { type Check, ContractError, HarnessError, type Suite, parse } from '@agent-harness/contracts';
import { isGlob } from '../outputs/match-glob.ts';
import { parseStrictYaml } from './strict-yaml.ts';

interface Mistake {
  pointer: string;
  message: string;
}

/**
 * @param file path of a `suite.yaml`
 * @throws HarnessError `suite.unreadable`, `suite.yaml` or `suite.invalid`: file, line, JSON pointer, expected
 */
export async function loadSuite(file: string): Promise<Suite> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new HarnessError(
      'suite.unreadable',
      `${file} cannot be read: ${cause.code}`,
      'name an existing suite.yaml',
    );
  });
  const yaml = parseStrictYaml(text, file);
  const { suite, mistakes } = readSuite(yaml.value, file);
  if (suite && mistakes.length === 0) return suite;
  const lines = mistakes.map(
    ({ pointer, message }) => `  ${file}:${yaml.lineOf(pointer)}: ${pointer}: ${message}`,
  );
  throw new HarnessError(
    'suite.invalid',
    `${file} is not a valid suite:\n${lines.join('\n')}`,
    'correct these lines; packages/acceptance/README.md lists every check and what it needs',
  );
}

function readSuite(value: unknown, file: string): { suite: Suite | null; mistakes: Mistake[] } {
  try {
    const suite = parse('suite', value, file);
    return { suite, mistakes: mistakesOf(suite) };
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    const mistakes = error.problems.map(({ pointer, expected, found }) => ({
      pointer,
      message: `expected ${expected}, found ${found}`,
    }));
    return { suite: null, mistakes };
  }
}

/** What the schema cannot say. */
function mistakesOf({ then, cases = [], attacks = [] }: Suite): Mistake[] {
  const ids = cases.map(({ id }) => id);
  const unknown = attacks.flatMap(({ case: of }, index) =>
    of === undefined || ids.includes(of)
      ? []
      : [{ pointer: `/attacks/${index}/case`, message: `expected a case of this suite, found ${of}` }],
  );
  return [
    ...mistakesIn(then, ''),
    ...cases.flatMap((one, index) => mistakesIn(one.then, `/cases/${index}`)),
    ...twice(ids, '/cases'),
    ...twice(
      attacks.map(({ id }) => id),
      '/attacks',
    ),
    ...unknown,
  ];
}

const twice = (ids: readonly string[], list: string): Mistake[] =>
  ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [{ pointer: `${list}/${index}/id`, message: `expected an id of its own, found a second ${id}` }],
  );

/** @param within pointer of what has the checks in its `then` */
function mistakesIn(checks: readonly Check[], within: string): Mistake[] {
  const globs = checks.flatMap((check, index) =>
    isGlob(check.in)
      ? []
      : [
          {
            pointer: `${within}/then/${index}/in`,
            message: `expected a file name with *, ** or [0-9], relative to the outputs, found ${JSON.stringify(check.in)}`,
          },
        ],
  );
  const headings = checks.flatMap((check, index) => {
    const [field, names] =
      check.check === 'sections'
        ? (['require', check.require] as const)
        : check.check === 'every-paragraph-cites'
          ? (['sections', check.sections] as const)
          : (['', []] as const);
    return names.flatMap((name, at) =>
      /^#{1,6} \S/.test(name)
        ? []
        : [
            {
              pointer: `${within}/then/${index}/${field}/${at}`,
              message: `expected a heading as it is written, such as "## Decision Outcome", found ${JSON.stringify(name)}`,
            },
          ],
    );
  });
  return [...globs, ...headings];
}
