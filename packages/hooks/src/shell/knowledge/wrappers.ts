// Commands that run another one, as far as their own options go; the command behind them is read on its own. Data only.
import type { Knowledge } from './knowledge.ts';
import { listed } from './listed.ts';

/** Behind the first operand all words are the other command's; a word before it that is not certain could be that command. */
const starts = { ordered: true, starts: true } as const;

export const STARTERS: Readonly<Record<string, Knowledge>> = {
  command: listed(['data'], '-v -V -p', {}, starts),
  env: listed(
    ['data'],
    '-i -0 --ignore-environment --null',
    { data: '-u --unset', search: '-C --chdir' },
    starts,
  ),
  nice: listed(['data'], '', { data: '-n --adjustment' }, starts),
  stdbuf: listed(['data'], '', { data: '-i -o -e --input --output --error' }, starts),
  timeout: listed(
    ['data'],
    '-v --verbose --foreground --preserve-status',
    { data: '-k -s --kill-after --signal' },
    starts,
  ),
};
