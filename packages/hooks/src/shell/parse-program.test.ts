// Whatever the text: it is read without an exception, and in a counted number of steps.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { newBudget } from './budget.ts';
import { parseProgram } from './parse-program.ts';

const piece = fc.constantFrom(
  ...'ls rm $( ) ` " \' { } , ; | & < > << E \n \\ $ ${ # a=b ~ * [ ]] (( )) for in do done if then fi'.split(
    ' ',
  ),
);

it('never throws, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(' ')),
      ),
      (source) => {
        const program = parseProgram(source);
        return program.source === source;
      },
    ),
    { numRuns: 400 },
  );
});

it('takes a counted number of steps, whatever the text', () => {
  const budget = 100_000;
  const hostile = fc
    .tuple(fc.array(piece, { minLength: 1, maxLength: 4 }), fc.constantFrom('', ' ', 'a', "'", '"'))
    .map(([parts, before]) => {
      const text = `${parts.join(' ')} `;
      return before + text.repeat(Math.floor(20_000 / text.length));
    });
  fc.assert(
    fc.property(hostile, (source) => {
      const counted = newBudget(budget);
      const { problems } = parseProgram(source, counted);
      // The last step may be a large one; nothing follows it.
      if (counted.spent() > budget) expect(problems.join()).toMatch(/^length/u);
    }),
    { numRuns: 100 },
  );
});
