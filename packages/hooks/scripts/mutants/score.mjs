// The share of found mutants with what a sample can say about all of them: Wilson's interval at 95 %.

/** @returns whole percents */
export function scoreOf(found, tried) {
  if (tried === 0) return { score: 0, low: 0, high: 100 };
  const z = 1.96;
  const share = found / tried;
  const middle = share + z ** 2 / (2 * tried);
  const spread = z * Math.sqrt((share * (1 - share)) / tried + z ** 2 / (4 * tried ** 2));
  const over = 1 + z ** 2 / tried;
  const percent = (value) => Math.round(value * 100);
  return {
    score: percent(share),
    low: percent((middle - spread) / over),
    high: percent((middle + spread) / over),
  };
}
