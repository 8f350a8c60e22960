// Files that a script argument opens for writing: awk's `print > "file"`, sed's `w file`, and what an interpreter's one-liner names beside a write.
import { awkReadings, isSign } from './awk-tokens.ts';

const AWK = />>?\s*"([^"]+)"/gu;
const SED = /(?:^|[;{}\d/$!\s])[wW]\s+([/~.][^\n;}]*)/gu;
const WRITES =
  /\b(?:writeFile\w*|appendFile\w*|createWriteStream|copyFile\w*|renameSync|symlink\w*|file_put_contents|fopen|write_text|write_bytes|File\.(?:write|open|rename|symlink)|IO\.write|open\([^)(]{0,200}["'](?:[wax]|r\+)|Deno\.(?:write\w*|open|copyFile|rename)|Bun\.write|truncate\w*|shutil\.copy\w*|os\.(?:rename|symlink|truncate|chmod|chown)|chmod\w*)\b|\bopen\s*\(?\s*\w+\s*,\s*["']\s*\+?>|^\s*w!? ?\/|(?:^|:|\|)w!?\s+[/~]/u;
const LITERAL =
  /["'](?:\+?>{1,2}\s*)?((?:\/|~\/|\.[a-z][\w-]*\/|\.mcp\.)[\w./~@+-]+)["']|(?:^|:|\|)w!?\s+([/~][\w./-]+)/gu;

/** @returns the files as written */
export function scriptOutputs(language: string | null, script: string): string[] {
  if (language === 'awk') return awkOutputs(script);
  if (language === 'sed') return Array.from(script.matchAll(SED), ([, file]) => (file ?? '').trim());
  if (language !== null || !WRITES.test(script)) return [];
  return Array.from(script.matchAll(LITERAL), ([, quoted, typed]) => quoted ?? typed ?? '');
}

/** A `>` inside a string or a pattern is a character; what cannot be read is taken as it looks. */
function awkOutputs(script: string): string[] {
  const readings = awkReadings(script) ?? [];
  if (readings.length === 0) return Array.from(script.matchAll(AWK), ([, file]) => file ?? '');
  const files = readings.flatMap((tokens) =>
    tokens.flatMap((token, at) => {
      const next = tokens[at + 1];
      return isSign(token, '>') && next?.kind === 'string' ? [next.text] : [];
    }),
  );
  return [...new Set(files)];
}
