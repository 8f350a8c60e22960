// A promise that was not kept: thrown with the whole attestation, so that the record shows what was seen.
import { type Confinement, HarnessError } from '@agent-harness/contracts';
import type { Attestation } from '../attest/judge.ts';

export class AttestationError extends HarnessError<'cell.attestation'> {
  readonly confinement: Confinement;

  constructor(
    confinement: Confinement,
    broken: Attestation,
    instead: string = 'nothing ran; `harness doctor` explains what this host cannot give',
  ) {
    super(
      'cell.attestation',
      `the container does not keep ${broken.length === 1 ? 'a promise' : `${broken.length} promises`}: ${broken.map((line) => `${line.promise} (saw: ${line.saw})`).join('; ')}`,
      instead,
    );
    this.confinement = confinement;
  }
}
