// Keys and a trust list for tests, made anew in each.
import { type KeyObject, generateKeyPairSync } from 'node:crypto';
import type { Trust, TrustedKey } from '@agent-harness/contracts';
import { keySigner, publicKeyText } from './key-signer.ts';
import type { KeySigner } from './signer.ts';

export interface TestKey {
  entry: TrustedKey;
  private: KeyObject;
  pem: string;
}

export const TODAY = '2026-11-22';

export function testKey(entry: Partial<TrustedKey> = {}): TestKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    entry: {
      id: 'release-2026',
      publicKey: publicKeyText(privateKey),
      holder: { kind: 'person', name: 'rob' },
      team: 'integration',
      uses: ['release'],
      validUntil: '2027-06-30',
      ...entry,
    },
    private: privateKey,
    pem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}

export const expertKey = (entry: Partial<TrustedKey> = {}): TestKey =>
  testKey({
    id: 'ada-2026',
    holder: { kind: 'person', name: 'ada' },
    team: 'domain-experts',
    uses: ['sign-off'],
    ...entry,
  });

export const trustOf = (...keys: TestKey[]): Trust => ({
  contract: 'trust/1',
  keys: keys.map(({ entry }) => entry),
});

export const signerOf = (key: TestKey): KeySigner => keySigner(key.pem, 'a test', trustOf(key));
