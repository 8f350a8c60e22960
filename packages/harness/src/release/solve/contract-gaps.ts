// Whether every contract that a layer reads is provided by another, in a minor that both understand.
import type { Gap } from './gap.ts';
import { type ContractVersion, type LayerStatement, contractVersion } from './layer-statement.ts';

/** One contract as the composition's contracts package carries it: what all documents are checked against. */
interface Carried extends ContractVersion {
  role: 'authored' | 'emitted';
  /** The contracts package, for messages. */
  by: LayerStatement;
}

/**
 * Pure. Empty: every reader understands every document of its contract.
 *
 * Within a major, which side must be the newer one depends on who writes. People author a policy; a later minor allows
 * more, and a reader that does not know the new field would ignore a restriction. So each reader of an *authored* contract
 * must know exactly the minor that is checked against. Programs emit an audit event; a later minor promises more, so
 * a reader of an *emitted* contract may be older than what is written, but never ask for more than it promises.
 * The provider must be at the minor that is checked against in both cases: it is the first reader of what people
 * author, and what it emits must pass the check.
 */
export function contractGaps(layers: readonly LayerStatement[]): Gap[] {
  const carriers = layers.filter(({ carries }) => carries !== null);
  const [by, second] = carriers;
  if (!by?.carries || second)
    return [
      {
        kind: 'no-contracts',
        layers: carriers.map(({ layer }) => layer),
        what: `${carriers.length === 0 ? 'no layer carries' : `${named(carriers)} both carry`} the contracts' schemas`,
        instead: 'compose exactly one contracts package',
      },
    ];
  const carried = new Map<string, Carried>();
  for (const role of ['authored', 'emitted'] as const)
    for (const text of by.carries[role]) {
      const version = contractVersion(text);
      carried.set(version.major, { ...version, role, by });
    }
  return [...layersTwice(layers), ...layers.flatMap((layer) => [
    ...layer.provides.flatMap((text) => providerGaps(layer, contractVersion(text), carried, layers)),
    ...layer.reads.flatMap((text) => readerGaps(layer, contractVersion(text), carried, layers)),
  ])]; // prettier-ignore
}

function layersTwice(layers: readonly LayerStatement[]): Gap[] {
  return layers.flatMap((layer, index) => {
    const first = layers.findIndex((one) => one.layer === layer.layer || one.package === layer.package);
    const other = layers[first];
    if (first === index || !other) return [];
    return [gap('layer-twice', [other, layer], `${title(other)} and ${title(layer)} are the same layer`, 'compose one of them')]; // prettier-ignore
  });
}

function providerGaps(
  layer: LayerStatement,
  provided: ContractVersion,
  carried: ReadonlyMap<string, Carried>,
  layers: readonly LayerStatement[],
): Gap[] {
  const { major, minor } = provided;
  const others = providersOf(major, layers).filter(
    (one) => one !== layer && layers.indexOf(one) < layers.indexOf(layer),
  );
  const twice = others.map((other) => gap('provided-twice', [other, layer], `${title(other)} and ${title(layer)} both provide ${major}`, `release one of them without ${major} in "provides"`)); // prettier-ignore
  const checked = carried.get(major);
  if (checked?.minor === minor) return twice;
  const by = checked?.by ?? carrierOf(layers);
  const has = checked ? `${major}.${checked.minor}` : `no ${major}`;
  const newer = checked === undefined || minor > checked.minor ? by : layer;
  const [package_, reason] =
    newer === layer ? [layer, `that provides ${has}`] : [by, `that carries ${major}.${minor}`];
  return [...twice, gap('provider-differs', [layer, ...(by ? [by] : [])], `${title(layer)} provides ${major}.${minor}, but ${by ? title(by) : 'the contracts package'} carries ${has}`, newest(package_, reason))]; // prettier-ignore
}

function readerGaps(
  layer: LayerStatement,
  read: ContractVersion,
  carried: ReadonlyMap<string, Carried>,
  layers: readonly LayerStatement[],
): Gap[] {
  const { major, minor } = read;
  const [provider] = providersOf(major, layers);
  const wants = `${title(layer)} reads ${major}.${minor}`;
  if (!provider) return [notProvided(layer, read, layers)];
  const checked = carried.get(major);
  // Then the provider's gap names the contracts package that is too old.
  if (!checked) return [];
  const has = `${title(checked.by)} checks by ${major}.${checked.minor}, which ${title(provider)} provides`;
  if (minor > checked.minor) {
    const asks =
      checked.role === 'authored'
        ? 'it may rely on what is not checked'
        : `it asks for more than ${provider.layer} writes`;
    return [gap('reader-ahead', [layer, provider], `${wants}, ahead of what is there: ${has}; ${asks}`, `${newest(provider, `that provides ${major}.${minor}`)}, with its contracts package; or cut with an older ${layer.layer} that reads ${major}.${checked.minor}`)]; // prettier-ignore
  }
  if (minor === checked.minor || checked.role === 'emitted') return [];
  return [gap('reader-behind', [layer, provider], `${wants}, behind what may be written: ${has}; it would ignore what it does not know, restrictions too`, newest(layer, `that reads ${major}.${checked.minor}`))]; // prettier-ignore
}

function notProvided(
  layer: LayerStatement,
  { major, minor }: ContractVersion,
  layers: readonly LayerStatement[],
): Gap {
  const name = major.split('/')[0] ?? '';
  const beside = layers.flatMap((one) =>
    one.provides.filter((text) => text.startsWith(`${name}/`)).map((text) => ({ one, text })),
  );
  const [other] = beside;
  const there = beside.map(({ one, text }) => `${title(one)} provides ${text}`).join(', ');
  return gap(
    'not-provided',
    [layer, ...beside.map(({ one }) => one)],
    `${title(layer)} reads ${major}.${minor}, but no layer provides ${major}${there === '' ? '' : `: ${there}`}`,
    other
      ? `${newest(layer, `that reads ${other.text}`)}, or pin the last ${other.one.layer} that provides ${major} (--layer ${other.one.layer}@<version>)`
      : `add the layer that provides ${name}`,
  );
}

const providersOf = (major: string, layers: readonly LayerStatement[]): LayerStatement[] =>
  layers.filter((one) => one.provides.some((text) => contractVersion(text).major === major));

const carrierOf = (layers: readonly LayerStatement[]): LayerStatement | undefined =>
  layers.find(({ carries }) => carries !== null);

const gap = (kind: Gap['kind'], layers: readonly LayerStatement[], what: string, instead: string): Gap => ({
  kind,
  layers: layers.map(({ layer }) => layer),
  what,
  instead,
});

const newest = (layer: LayerStatement | undefined, that: string): string =>
  `compose a ${layer?.layer ?? 'contracts'} ${that} (--layer ${layer?.layer ?? 'contracts'}@<version>, or release one)`;

const title = ({ layer, version }: LayerStatement): string => `${layer} ${version}`;
const named = (layers: readonly LayerStatement[]): string => layers.map(title).join(' and ');
