// The verdict on a vulnerability report: what is refused, what an exception covers and until when, what is below the threshold.
import type { ImageManifest } from '@agent-harness/contracts';
import type { Severity, Vulnerability } from './read-report.ts';

type Limits = NonNullable<ImageManifest['vulnerabilities']>;

export type Judged = Vulnerability & {
  verdict: 'refused' | 'excepted' | 'not affected' | 'below the threshold';
  why: string;
};

export interface VulnerabilityVerdict {
  threshold: Limits['threshold'];
  passed: boolean;
  findings: Judged[];
  /** Exceptions that covered nothing or have ended: to be removed. */
  idle: { id: string; package: string; why: string }[];
}

const ORDER: readonly Severity[] = ['none', 'low', 'medium', 'high', 'critical', 'unknown'];
const STANDARD: Limits = { threshold: 'high', exceptions: [] };

/** @param now exceptions hold until the end of their day in UTC */
export function judgeVulnerabilities(
  found: readonly Vulnerability[],
  { threshold, exceptions }: Limits = STANDARD,
  now: Date = new Date(),
): VulnerabilityVerdict {
  const today = now.toISOString().slice(0, 10);
  const used = new Set<Limits['exceptions'][number]>();
  const findings = found.map((one): Judged => {
    if (one.notAffected !== null) return { ...one, verdict: 'not affected', why: one.notAffected };
    if (ORDER.indexOf(one.severity) < ORDER.indexOf(threshold))
      return { ...one, verdict: 'below the threshold', why: `${one.severity} is below ${threshold}` };
    const own = exceptions.filter(({ id, package: name }) => id === one.id && name === one.package);
    const holds = own.find(({ until }) => today <= until);
    if (holds) {
      used.add(holds);
      return { ...one, verdict: 'excepted', why: `until ${holds.until}: ${holds.why}` };
    }
    const ended = own[0] ? `; its exception ended on ${own[0].until}` : '';
    return { ...one, verdict: 'refused', why: `${one.severity} is ${threshold} or worse${ended}` };
  });
  return {
    threshold,
    passed: findings.every(({ verdict }) => verdict !== 'refused'),
    findings,
    idle: exceptions
      .filter((one) => !used.has(one))
      .map(({ id, package: name, until }) => ({
        id,
        package: name,
        why: until < today ? `ended on ${until}` : 'the report has no such finding',
      })),
  };
}
