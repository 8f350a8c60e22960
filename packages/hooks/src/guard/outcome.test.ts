import { describe, expect, it } from 'vitest';
import { denyPermit } from './answers.ts';
import { outcomeOf } from './outcome.ts';

describe('outcomeOf', () => {
  it.each([
    ['PreToolUse:Bash hook error: [/opt/harness/bin/hook-client /run/harness/guard.sock]: no', 'refused'],
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
    expect(outcomeOf(text)).toBe(outcome);
  });

  it('knows the permission that this guard denies, and takes blocks for an output', () => {
    const body = JSON.stringify(denyPermit('no'));
    const message = /"message":"([^"]+)"/.exec(body)?.[1];
    expect(outcomeOf(message)).toBe('refused');
    expect(outcomeOf([{ type: 'text', text: 'x' }])).toBe('ran');
  });
});
