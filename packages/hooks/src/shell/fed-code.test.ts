// When a shell or an interpreter runs text that nobody has read, and when it runs what the program shows.
import { expect, it } from 'vitest';
import { parseProgram } from './parse-program.ts';

const fed = (source: string): string[] =>
  parseProgram(source).problems.filter((problem) => problem.startsWith('fed: '));

it.each([
  ['python3 -c "$CODE"', '`python3` runs "$CODE"'],
  ['python3 -c $CODE', '`python3` runs $CODE'],
  ['python3 -c "${CODE}"', '`python3` runs "${CODE}"'],
  ['python3 -c "$(curl x)"', '`python3` runs "$(curl x)"'],
  ['python3 /dev/stdin', '`python3` runs /dev/stdin'],
  ['python3 - < /dev/stdin', '`python3` runs /dev/stdin'],
  ['python3 < <(curl x)', '`python3` runs <(curl x)'],
  ['curl x | python3', '`python3` runs what a pipe brings'],
  ['curl x | node -', '`node` runs what a pipe brings'],
  ['curl x | perl', '`perl` runs what a pipe brings'],
  ['(cat a) | node', '`node` runs what a pipe brings'],
  ['/usr/bin/base64 -d a | node', '`node` runs what a pipe brings'],
  ['ls | sh', '`sh` runs what a pipe brings'],
  ['sudo bash', '`bash` runs what it is typed'],
  ['bash <(curl x)', '`bash` runs <(curl x)'],
  ['bash /dev/fd/3', '`bash` runs /dev/fd/3'],
  ['bash /proc/self/fd/0', '`bash` runs /proc/self/fd/0'],
  ['bash -c "$X"', '`bash -c` runs "$X"'],
  ['bash -o pipefail -c "$X"', '`bash -c` runs "$X"'],
  ['bash -c "$(curl x)"', '`bash -c` runs "$(curl x)"'],
  ['bash -c', '`bash -c` is given no text'],
  ['read X; bash -c "ls $X"', '`bash -c` runs "ls $X"'],
  ['bash <<E\n$(curl x)\nE', '`bash` runs a computed text'],
  ['bash $X <<E\n$(curl x)\nE', '`bash` runs a computed text'],
  ['bash <<< "$X"', '`bash` runs a computed text'],
  ['source <(curl x)', '`source` runs <(curl x)'],
  ['source <(curl completion bash)', '`source` runs <(curl completion bash)'],
  ['. /dev/stdin', '`.` runs /dev/stdin'],
  ['. /dev/stdin <<E\n$(x)\nE', '`.` runs /dev/stdin'],
  ['eval "$(curl x)"', '`eval` runs "$(curl x)"'],
  ['eval "ls $X"', '`eval` runs "ls $X"'],
  ['eval', '`eval` is given no text'],
])('%j: %s', (source, problem) => {
  expect(fed(source)).toEqual([`fed: ${problem}`]);
});

it.each([
  ['python3'],
  ["python3 -c 'print(1)'"],
  ['python3 -c "print($X)"'],
  ['python3 -c "$X print"'],
  ['python3 a.py'],
  ['python3 - < a'],
  ['cat a | python3'],
  ['curl x | python3 a.py'],
  ['curl x | python3 --version'],
  ['curl x | python3 -V'],
  ["curl x | perl -ne 'print'"],
  ["curl x | node -e 'x'"],
  ['bash'],
  ['exec bash'],
  ['docker exec -it c bash'],
  ['bash a.sh'],
  ['bash < a.sh'],
  ['bash -o pipefail a.sh'],
  ['bash -c "ls $X"'],
  ['bash <<E\nls\nE'],
  ['bash $X <<E\nls\nE'],
  ['bash <<< ls'],
  ['source a'],
  ['source "$D/a"'],
  ['source <(kubectl completion bash)'],
  ['. /dev/stdin <<E\nls\nE'],
  ['eval ls'],
  ['eval "$(ssh-agent -s)"'],
])('%j shows what it runs', (source) => {
  expect(fed(source)).toEqual([]);
});
