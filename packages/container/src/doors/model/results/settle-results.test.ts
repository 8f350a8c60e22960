import type { CallResult, ResultVerdict } from '@agent-harness/contracts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelRequest } from '../admit/read-request.ts';
import { openResults } from './settle-results.ts';

const requestOf = (...content: object[]): ModelRequest => {
  const value = {
    model: 'm',
    messages: [
      { role: 'user', content: 'go' },
      { role: 'user', content },
    ],
  };
  return { endpoint: 'messages', value, text: JSON.stringify(value) };
};
const result = (id: string, content: unknown, more: object = {}): object => ({
  type: 'tool_result',
  tool_use_id: id,
  content,
  ...more,
});
const text = (words: string): object => ({ type: 'text', text: words });

/** Replaces SECRET, stops at STOP, and notes what it was asked. */
function door() {
  const asked: CallResult[][] = [];
  const settle = openResults(async (results) => {
    asked.push([...results]);
    return results.map(({ id, texts }): ResultVerdict => {
      if (texts.join().includes('STOP')) return { kind: 'stop', reason: `${id} stops` };
      return texts.join().includes('SECRET')
        ? { kind: 'replace', texts: texts.map((one) => one.replaceAll('SECRET', '***')) }
        : { kind: 'pass' };
    });
  });
  return { asked, settle };
}

const sent = async (settle: ReturnType<typeof door>['settle'], request: ModelRequest): Promise<string> => {
  const settled = await settle(request);
  return 'text' in settled ? settled.text : JSON.stringify(settled);
};

describe('results on their way to the model', () => {
  it('are judged once each, and replaced in every later request', async () => {
    const { asked, settle } = door();
    const first = result('a', 'the SECRET', { is_error: true, cache_control: { type: 'ephemeral' } });
    for (const request of [requestOf(first), requestOf(first, result('b', [text('x'), text('SECRET')]))]) {
      const body = await sent(settle, request);
      expect(body).not.toContain('SECRET');
      expect(body).toContain('"content":"the ***","is_error":true,"cache_control":{"type":"ephemeral"}');
    }
    expect(asked).toEqual([
      [{ id: 'a', isError: true, texts: ['the SECRET'] }],
      [{ id: 'b', isError: false, texts: ['x', 'SECRET'] }],
    ]);
  });

  it('are judged again when the same id comes with something else', async () => {
    const { asked, settle } = door();
    expect(await sent(settle, requestOf(result('a', 'fine')))).toContain('fine');
    expect(await sent(settle, requestOf(result('a', 'SECRET')))).toContain('***');
    expect(await sent(settle, requestOf(result('a', 'fine', { is_error: true })))).toContain('fine');
    expect(asked).toHaveLength(3);
    // Both in one request: each is what it is.
    expect(await sent(settle, requestOf(result('a', 'fine'), result('a', 'SECRET')))).toMatch(
      /"fine".*"\*\*\*"/u,
    );
    expect(asked).toHaveLength(3);
  });

  it('keep their pictures, and lose what nobody can judge', async () => {
    const { asked, settle } = door();
    const picture = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AA==' } };
    const body = await sent(
      settle,
      requestOf(result('a', [picture, { type: 'document', source: {} }, text('SECRET')]), result('b', null)),
    );
    expect(body).toContain(
      JSON.stringify([picture, text('[withheld: a document, which is not judged]'), text('***')]),
    );
    expect(asked[0]?.map(({ texts }) => texts)).toEqual([['SECRET'], []]);
  });

  it('go nowhere when one of them stops the session, and are then judged again', async () => {
    const { asked, settle } = door();
    const request = requestOf(result('a', 'fine'), result('b', 'STOP'));
    expect(await settle(request)).toEqual({ stop: 'b stops' });
    expect(await settle(request)).toEqual({ stop: 'b stops' });
    expect(asked[1]).toMatchObject([{ id: 'b' }]);
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('guard gone')), 'guard gone'],
    ['says too little', async () => [], 'no verdict'],
    [
      'replaces what is not there',
      async (): Promise<ResultVerdict[]> => [{ kind: 'replace', texts: ['x', 'y'] }],
      'no verdict',
    ],
  ])('go nowhere when the judge %s', async (_, judge, words) => {
    await expect(openResults(judge)(requestOf(result('a', 'x')))).rejects.toThrow(words);
  });

  it.each([
    ['no id', { type: 'tool_result', content: 'x' }],
    ['a number', result('a', 7)],
    ['a block without a text', result('a', [{ type: 'text' }])],
    ['a block that is none', result('a', ['x'])],
  ])('are refused with %s', async (_, block) => {
    const { asked, settle } = door();
    expect(await settle(requestOf(block))).toMatchObject({ status: 400 });
    expect(asked).toEqual([]);
  });

  it('leave no text unjudged, whatever the request', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            id: fc.constantFrom('a', 'b', 'c'),
            content: fc.oneof(
              fc.constantFrom('SECRET', 'plain'),
              fc.array(fc.constantFrom(text('SECRET'), text('plain'), { type: 'odd', text: 'SECRET' })),
            ),
          }),
          { maxLength: 6 },
        ),
        async (results) => {
          const { settle } = door();
          const body = await sent(
            settle,
            requestOf(...results.map(({ id, content }) => result(id, content))),
          );
          expect(body).not.toContain('SECRET');
          expect(JSON.parse(body)).toMatchObject({ model: 'm' });
        },
      ),
      { numRuns: 100 },
    ));
});
