// Every model that a request may be answered by: the one it names, and those it falls back to.

/** Names that could not be read are returned as what stands there, so that no allow-list has them. */
export function modelsAsked(request: Readonly<Record<string, unknown>>): string[] {
  const { model, fallback, fallbacks } = request;
  return [model, ...asList(fallback), ...asList(fallbacks)].map((one) =>
    typeof one === 'string' ? one : nameIn(one),
  );
}

const asList = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

function nameIn(value: unknown): string {
  const name = value !== null && typeof value === 'object' ? (value as { model?: unknown }).model : undefined;
  return typeof name === 'string' ? name : String(JSON.stringify(value)).slice(0, 60);
}
