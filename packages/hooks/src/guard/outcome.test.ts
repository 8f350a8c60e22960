import { describe, expect, it } from 'vitest';
import { denyPermit } from './answers.ts';
import { outcomeOf } from './outcome.ts';

describe('outcomeOf', () => {
  it.each([
    ["Claude requested permissions to use Bash, but you haven't granted it yet.", 'not-granted'],
    ["touch in '/w/ran' needs approval. The path is inside the working directories", 'not-granted'],
    ['<tool_use_error>Error: No such tool available: Nope</tool_use_error>', 'unknown-tool'],
    ['<tool_use_error>InputValidationError: Read failed due to …</tool_use_error>', 'invalid-input'],
    [
      '<tool_use_error>File has not been read yet. Read it first before writing to it.</tool_use_error>',
      'not-run',
    ],
    ['Exit code 1', 'ran'],
    ['total 0', 'ran'],
    ['', 'ran'],
  ])('%s', (text, outcome) => {
    expect(outcomeOf({ texts: [text], isError: true })).toBe(outcome);
    // What did not fail, ran.
    expect(outcomeOf({ texts: [text], isError: false })).toBe('ran');
  });

  it('knows the permission that this guard denies, and takes several texts, or none, for an output', () => {
    const body = JSON.stringify(denyPermit('no'));
    const message = /"message":"([^"]+)"/.exec(body)?.[1];
    const texts = [message ?? ''];
    expect(outcomeOf({ texts, isError: true })).toBe('refused');
    expect(outcomeOf({ texts: [...texts, ...texts], isError: true })).toBe('ran');
    expect(outcomeOf({ texts: [], isError: true })).toBe('ran');
  });
});
