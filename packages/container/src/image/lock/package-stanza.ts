// Reads what `apt-cache show` says of packages: paragraphs of fields, as in a Packages index.
import type { ResolvedPackage } from './closure.ts';

/** @returns one package for each paragraph that has a file; fields that are missing make it unusable and it is left out */
export function parseStanzas(text: string, suite: string): ResolvedPackage[] {
  return text
    .split(/\n\n+/)
    .map(fieldsOf)
    .flatMap((fields) => packageOf(fields, suite));
}

function fieldsOf(paragraph: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of paragraph.split('\n')) {
    const at = line.indexOf(':');
    if (at > 0 && !/^\s/.test(line)) fields.set(line.slice(0, at), line.slice(at + 1).trim());
  }
  return fields;
}

function packageOf(fields: ReadonlyMap<string, string>, suite: string): ResolvedPackage[] {
  const field = (name: string): string => fields.get(name) ?? '';
  const architecture = field('Architecture');
  const file = field('Filename');
  if (architecture !== 'amd64' && architecture !== 'arm64' && architecture !== 'all') return [];
  if (!/^[0-9a-f]{64}$/.test(field('SHA256')) || file === '') return [];
  // Debian's security archive keeps its pool under `updates`; no other archive does.
  const security = file.startsWith('pool/updates/');
  return [
    {
      name: field('Package'),
      version: field('Version'),
      architecture,
      sha256: field('SHA256'),
      size: Number(field('Size')),
      installedKb: Number(field('Installed-Size') || 0),
      archive: security ? 'debian-security' : 'debian',
      suite: security ? `${suite}-security` : suite,
      file,
      depends: [field('Pre-Depends'), field('Depends')].flatMap(groupsOf),
      provides: groupsOf(field('Provides')).flat(),
    },
  ];
}

/** `a (>= 1) | b:any, c` → `[['a', 'b'], ['c']]` */
function groupsOf(field: string): string[][] {
  return field
    .split(',')
    .map((group) => group.split('|').flatMap((one) => /^\s*([a-z0-9][a-z0-9+.-]*)/.exec(one)?.[1] ?? []))
    .filter((group) => group.length > 0);
}
