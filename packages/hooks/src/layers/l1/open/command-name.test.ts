// A command word that is computed: what the person set is theirs, what the program makes of it is refused or read.
import { describe, expect, it } from 'vitest';
import { parseProgram } from '../../../shell/parse-program.ts';
import { withNames } from './command-name.ts';

const namesOf = (source: string) => withNames(parseProgram(source)).commands.map(({ name }) => name);

describe('withNames', () => {
  it.each([
    ['"$(brew --prefix)/bin/jq" .', 'jq'],
    ['$(npm bin)/eslint .', 'eslint'],
    ['$X/bin/rm -rf /', 'rm'],
    ['"$PYTHON" -m pytest', '$PYTHON'],
    ['"${PYTHON:-python3}" setup.py', 'python3'],
    ['${X:-rm} -rf /', 'rm'],
    ['$EDITOR notes.md', '$EDITOR'],
    ['$SHELLX -l', '$SHELLX'],
    ['$SHELL -l', '$SHELL'],
    ['"${SHELL}" --version', '$SHELL'],
    ['exec $SHELL', '$SHELL'],
    ['exec $SHELL --login', '$SHELL'],
    ['$TOOL -cx', '$TOOL'],
    ['$TOOL a-c', '$TOOL'],
    ['A=b $TOOL x', '$TOOL'],
    ['set; $TOOL', '$TOOL'],
  ])('%s is %s', (source, name) => {
    expect(namesOf(source)).toContain(name);
  });
  it.each([
    ['$SHELL'],
    ['$BASH x'],
    ['$X -c id'],
    ['read X; $X -rf /'],
    ['X=$(echo rm | rev); $X -rf /'],
    ['printf -v X rm; $X -rf /'],
    ['source x; $TOOL -rf /'],
    ['echo id | $X'],
    ['$X <<< id'],
    ['for X in $(cat list); do $X; done'],
    ['${!X} a'],
    ['$(cat x) a'],
    ['x$SHELL -l'],
    ['$SHELL -l x'],
    ['$SHELL a-l'],
    ['$SHELL -lc'],
    ['$SHELL -l > x'],
    ['sudo $SHELL -l'],
    ['exec env $SHELL -l'],
    ['$SHELL -l | cat'],
    ['sudo $TOOL x'],
    ['$TOOL -xc id'],
    ['set -- a; $TOOL'],
    ['TOOL=$X; $TOOL'],
  ])('%s has none', (source) => {
    expect(namesOf(source)).toContain(null);
  });
});
