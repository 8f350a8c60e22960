// Reads what a vulnerability scanner found: grype's JSON, or CycloneDX JSON with vulnerabilities and VEX states.
import { HarnessError } from '@agent-harness/contracts';
import { z } from 'zod';

export type Severity = 'unknown' | 'none' | 'low' | 'medium' | 'high' | 'critical';

export interface Vulnerability {
  id: string;
  package: string;
  /** Empty when the report does not say it. */
  version: string;
  severity: Severity;
  /** A VEX statement that it does not apply, with its justification; null without one. */
  notAffected: string | null;
}

const grype = z.object({
  matches: z.array(
    z.object({
      vulnerability: z.object({ id: z.string().min(1), severity: z.string().optional() }),
      artifact: z.object({ name: z.string().min(1), version: z.string().optional() }),
    }),
  ),
});

const cyclonedx = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z
    .array(z.object({ 'bom-ref': z.string().optional(), name: z.string(), version: z.string().optional() }))
    .optional(),
  // A bill of materials that nobody scanned has none, and says nothing about vulnerabilities.
  vulnerabilities: z.array(
    z.object({
      id: z.string().min(1),
      ratings: z.array(z.object({ severity: z.string().optional() })).optional(),
      affects: z.array(z.object({ ref: z.string() })).min(1),
      analysis: z
        .object({
          state: z.string().optional(),
          justification: z.string().optional(),
          detail: z.string().optional(),
        })
        .optional(),
    }),
  ),
});

/** @throws HarnessError `image.report` for a file that is neither: what cannot be read is no clean report */
export function readReport(text: string, file: string): Vulnerability[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unreadable(file, 'is not JSON');
  }
  const fromGrype = grype.safeParse(value);
  if (fromGrype.success)
    return fromGrype.data.matches.map(({ vulnerability, artifact }) => ({
      id: vulnerability.id,
      package: artifact.name,
      version: artifact.version ?? '',
      severity: severityOf(vulnerability.severity),
      notAffected: null,
    }));
  const fromCyclonedx = cyclonedx.safeParse(value);
  if (fromCyclonedx.success) return fromVex(fromCyclonedx.data);
  throw unreadable(
    file,
    'is neither a grype report (`matches`) nor a scanned CycloneDX document (`vulnerabilities`)',
  );
}

function fromVex({ components = [], vulnerabilities }: z.infer<typeof cyclonedx>): Vulnerability[] {
  const names = new Map(components.map((one) => [one['bom-ref'] ?? '', one]));
  return vulnerabilities.flatMap(({ id, ratings = [], affects, analysis }) =>
    affects.map(({ ref }) => ({
      id,
      package: names.get(ref)?.name ?? packageOf(ref),
      version: names.get(ref)?.version ?? '',
      severity: worst(ratings.map(({ severity }) => severityOf(severity))),
      notAffected:
        analysis?.state === 'not_affected' || analysis?.state === 'false_positive'
          ? (analysis.justification ?? analysis.detail ?? analysis.state)
          : null,
    })),
  );
}

/** `pkg:deb/debian/git@1%3A2?arch=amd64`, also behind a `urn:cdx:…#` → `git` */
function packageOf(ref: string): string {
  const purl = /pkg:[^/]+\/(?:[^@?#]*\/)?([^@?#/]+)/.exec(decodeURIComponent(ref));
  return purl?.[1] ?? ref;
}

const ORDER: readonly Severity[] = ['none', 'low', 'medium', 'high', 'critical', 'unknown'];

/** Negligible and informational findings are `low` here: they are findings. */
function severityOf(word = ''): Severity {
  const lower = word.toLowerCase();
  if (lower === 'negligible' || lower === 'info') return 'low';
  return ORDER.find((one) => one === lower) ?? 'unknown';
}

/** One rating that is known is enough; without any, it is unknown. */
function worst(all: readonly Severity[]): Severity {
  const known = all.filter((one) => one !== 'unknown');
  return known.sort((a, b) => ORDER.indexOf(b) - ORDER.indexOf(a))[0] ?? 'unknown';
}

const unreadable = (file: string, what: string): HarnessError =>
  new HarnessError(
    'image.report',
    `${file} ${what}`,
    'write it with `grype sbom:<file> -o json`, `trivy sbom --format cyclonedx <file>`, or another scanner’s CycloneDX output',
  );
