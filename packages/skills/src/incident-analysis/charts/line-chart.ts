// Draws rows over time as an SVG picture: the same bytes for the same rows, no script, nothing fetched.

export interface Series {
  name: string;
  /** Milliseconds since 1970, and the value; null leaves a gap: no data is not zero. */
  points: { at: number; value: number | null }[];
}

export interface LineChart {
  title: string;
  unit: string;
  series: Series[];
  /** Shaded: what the alert looked at. */
  marked: { from: number; to: number } | null;
  /** Vertical lines with a letter: what changed. */
  events: { at: number; label: string }[];
}

const [WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM] = [760, 260, 64, 34, 16, 34];
const COLOURS = ['#c0392b', '#2a6f97', '#6c757d', '#2d6a4f', '#7b2cbf'];

export function lineChart({ title, unit, series, marked, events }: LineChart): string {
  const points = series.flatMap((one) => one.points);
  const times = points.map(({ at }) => at);
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const top = niceTop(Math.max(0, ...points.map(({ value }) => value ?? 0)));
  const x = (at: number): string =>
    fixed(LEFT + ((at - from) / Math.max(1, to - from)) * (WIDTH - LEFT - RIGHT));
  const y = (value: number): string => fixed(HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM));
  const bottom = HEIGHT - BOTTOM;
  const inside = events.filter(({ at }) => at >= from && at <= to);
  const body =
    points.length === 0
      ? [text(WIDTH / 2, HEIGHT / 2, 'no data', 'middle', 16)]
      : [
          ...(marked === null ? [] : [shade(x(clamp(marked.from, from, to)), x(clamp(marked.to, from, to)))]),
          ...[0, 0.5, 1].flatMap((part) => [
            `<line x1="${LEFT}" y1="${y(top * part)}" x2="${WIDTH - RIGHT}" y2="${y(top * part)}" stroke="#ddd"/>`,
            text(LEFT - 6, Number(y(top * part)) + 4, `${compact(top * part)}`, 'end'),
          ]),
          ...[from, (from + to) / 2, to].map((at, index) =>
            text(Number(x(at)), bottom + 16, clock(at), ['start', 'middle', 'end'][index] ?? 'middle'),
          ),
          ...inside.flatMap(({ at, label }) => [
            `<line x1="${x(at)}" y1="${TOP}" x2="${x(at)}" y2="${bottom}" stroke="#333" stroke-dasharray="3 3"/>`,
            text(Number(x(at)) + 3, TOP + 10, label, 'start'),
          ]),
          ...series.flatMap(({ points: own }, index) =>
            lines(own, x, y, COLOURS[index % COLOURS.length] ?? '#000'),
          ),
        ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" role="img">`,
    `<title>${escape(title)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    text(LEFT, 16, `${title} (${unit}, UTC)`, 'start', 13),
    ...series.map(({ name }, index) =>
      text(LEFT + index * 160, 29, `— ${name}`, 'start', 11, COLOURS[index % COLOURS.length]),
    ),
    ...body,
    '</svg>',
    '',
  ].join('\n');
}

/** One path for each run of points without a gap; a lone point is a dot. */
function lines(
  points: Series['points'],
  x: (at: number) => string,
  y: (value: number) => string,
  colour: string,
): string[] {
  const runs: string[][] = [[]];
  for (const { at, value } of points.toSorted((a, b) => a.at - b.at))
    if (value === null) runs.push([]);
    else runs.at(-1)?.push(`${x(at)},${y(value)}`);
  return runs
    .filter((run) => run.length > 0)
    .map((run) =>
      run.length === 1
        ? `<circle cx="${run[0]?.split(',')[0]}" cy="${run[0]?.split(',')[1]}" r="2" fill="${colour}"/>`
        : `<polyline fill="none" stroke="${colour}" stroke-width="1.5" points="${run.join(' ')}"/>`,
    );
}

const shade = (left: string, right: string): string =>
  `<rect x="${left}" y="${TOP}" width="${fixed(Math.max(1, Number(right) - Number(left)))}" height="${HEIGHT - TOP - BOTTOM}" fill="#fde8e8"/>`;

const text = (x: number, y: number, words: string, anchor: string, size = 11, colour = '#333'): string =>
  `<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}" font-size="${size}" fill="${colour}">${escape(words)}</text>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (words: string): string =>
  words.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '').replace(/[&<>"']/g, (char) => ENTITIES[char] ?? '');

const fixed = (value: number): string => String(Math.round(value * 10) / 10);
const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const clock = (at: number): string => new Date(at).toISOString().slice(11, 16);
const compact = (value: number): string => (value >= 1000 ? `${fixed(value / 1000)}k` : fixed(value));

/** 1, 2 or 5 times a power of ten. */
function niceTop(most: number): number {
  // Below this a power of ten is no exact number any more, and nobody sees the line.
  if (most < 1e-300) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 5, 10].find((step) => step * power >= most) ?? 10) * power;
}
