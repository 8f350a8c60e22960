// The quality of the errors: file, pointer, expected, found, for every problem at once.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HarnessError } from './error.ts';
import { ContractError, parse, parseFile } from './parse.ts';

const example = new URL('../skill/v1/examples/valid/documentation.json', import.meta.url);

function refusal(value: unknown): ContractError {
  try {
    parse('skill', value, 'skill.json');
  } catch (error) {
    if (error instanceof ContractError) return error;
  }
  throw new Error('it was accepted');
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contracts-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function refusalOfFile(file: string): Promise<ContractError> {
  return parseFile('skill', file).then(
    () => Promise.reject(new Error('it was accepted')),
    (error: unknown) => (error instanceof ContractError ? error : Promise.reject(error)),
  );
}

describe('parse', () => {
  it('returns the document itself', async () => {
    const document: unknown = JSON.parse(await readFile(example, 'utf8'));
    expect(parse('skill', document, 'skill.json')).toBe(document);
  });

  it('lists every problem, each with file, pointer, expected and found', async () => {
    const document = JSON.parse(await readFile(example, 'utf8'));
    document.name = 'Not A Name';
    document.stages[0].limits.seconds = 0;
    document.outputs[0].maxKb = 'much';
    delete document.owner;
    const { message, problems } = refusal(document);
    expect(problems).toHaveLength(4);
    expect(message.split('\n')).toEqual([
      'skill.json is not a valid skill/1 document:',
      expect.stringMatching(/^ {2}skill\.json#\/name: expected text matching .*, found "Not A Name"$/),
      '  skill.json#/owner: expected string, found nothing',
      '  skill.json#/stages/0/limits/seconds: expected at least 1, found 0',
      '  skill.json#/outputs/0/maxKb: expected number, found "much"',
    ]);
  });

  it('says where the schema is and how many values are wrong', () => {
    const error = refusal({});
    expect(error).toBeInstanceOf(HarnessError);
    expect(error.code).toBe('contract.invalid');
    expect(error.instead).toBe(
      `correct the ${error.problems.length} values above; the schema is packages/contracts/skill/v1/schema.json`,
    );
  });

  it('refuses a document that is no object at all', () => {
    expect(refusal(null).problems).toEqual([{ pointer: '', expected: 'object', found: 'null' }]);
    expect(refusal(undefined).problems).toEqual([{ pointer: '', expected: 'object', found: 'nothing' }]);
  });
});

describe('parseFile', () => {
  it('reads a valid document', async () => {
    await expect(parseFile('skill', example.pathname)).resolves.toMatchObject({ name: 'documentation' });
  });

  it('names a file that is missing', async () => {
    const file = join(folder, 'absent.json');
    const { message, problems } = await refusalOfFile(file);
    expect(problems).toEqual([{ pointer: '', expected: 'a readable file', found: 'ENOENT' }]);
    expect(message).toContain(`${file}#: expected a readable file, found ENOENT`);
  });

  it('names a file that is not JSON', async () => {
    const file = join(folder, 'broken.json');
    await writeFile(file, '{"contract": "skill/1",}');
    const { problems } = await refusalOfFile(file);
    expect(problems).toEqual([
      { pointer: '', expected: 'JSON', found: expect.stringMatching(/double-quoted property name/i) },
    ]);
  });
});
