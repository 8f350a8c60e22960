// One table of how many rows each judge refuses, and the rows that it judges wrong.

/** @param judges names in the order of the columns */
export function newTable(judges) {
  const lines = [];
  const misses = [];
  return {
    /**
     * @param want true where a row is right if it is refused
     * @param by name of a judge → the judge; a column without one stays empty
     * @param words of a row, for the list of misses; of the first judge only
     */
    async measure(title, rows, want, by, words = () => null) {
      if (rows.length === 0) return;
      const cells = [];
      for (const judge of judges) {
        const ask = by[judge];
        if (!ask) {
          cells.push('');
          continue;
        }
        let refused = 0;
        for (const row of rows) {
          const found = await ask(row);
          if (found.length > 0) refused += 1;
          if (found.length > 0 !== want && judge === judges[0])
            misses.push({ title, found, words: words(row) });
        }
        cells.push(`${refused} ${((100 * refused) / rows.length).toFixed(2)} %`);
      }
      lines.push([title, String(rows.length), want ? 'refuse' : 'allow', ...cells]);
    },
    text() {
      const all = [['', 'rows', 'wanted', ...judges], ...lines];
      const widths = all[0].map((_, at) => Math.max(...all.map((line) => line[at].length)));
      return all
        .map((line) =>
          line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  '),
        )
        .join('\n');
    },
    missesText() {
      return misses
        .filter(({ words }) => words !== null)
        .map(
          ({ title, found, words }) =>
            `${title} | ${found.join(', ') || 'allowed'}\n  ${words.slice(0, 400).replaceAll('\n', '\n  ')}`,
        )
        .join('\n');
    },
  };
}
