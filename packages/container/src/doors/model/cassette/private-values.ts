// What a cassette must not show, by class: how it is found, what stands for it in a key, what replaces it in a reply.

export interface PrivateClass {
  name: 'secret' | 'id' | 'email' | 'address' | 'host';
  pattern: RegExp;
  /** Values of this class that are nobody's. */
  harmless?: RegExp;
  /** In a match key every value of a class is the same: a pseudonym and the value behind it must match. */
  placeholder: string;
  /**
   * A value of the same class, so that the pattern finds it again.
   * @param digits hexadecimal, as many as needed
   */
  pseudonym: (digits: string) => string;
}

/** Version of these rules, for the header of a cassette. */
export const REDACTOR = '1';

const SECRET = '<SECRET>';

/** The pattern's first group, where it has one, is the value; the rest is kept. In this order. */
export const PRIVATE: readonly PrivateClass[] = [
  {
    name: 'secret',
    pattern: new RegExp(
      [
        /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/,
        /\bsk-[A-Za-z0-9_-]{16,}/,
        /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
        /\b(?:ghp|gho|ghs|ghu|glpat|xox[abprs])[_-][A-Za-z0-9_-]{16,}/,
        /\bgithub_pat_[A-Za-z0-9_]{20,}/,
        /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/,
        /(?<=\b(?:sig|AccountKey|SharedAccessKey|InstrumentationKey|client_secret|password)=)[^\s&;"'<>\\]{8,}/,
        /(?<=\bBearer )[A-Za-z0-9._~+/-]{16,}=*/,
        /<SECRET>/,
      ]
        .map(({ source }) => source)
        .join('|'),
      'g',
    ),
    placeholder: SECRET,
    pseudonym: () => SECRET,
  },
  {
    name: 'email',
    pattern: /[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/g,
    harmless: /^noreply@anthropic\.com$/,
    placeholder: '<EMAIL>',
    pseudonym: (digits) => `person-${digits.slice(0, 12)}@redacted.invalid`,
  },
  {
    name: 'id',
    pattern: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
    placeholder: '<ID>',
    pseudonym: (digits) =>
      [
        digits.slice(0, 8),
        digits.slice(8, 12),
        `4${digits.slice(13, 16)}`,
        `8${digits.slice(17, 20)}`,
        digits.slice(20, 32),
      ].join('-'),
  },
  {
    name: 'address',
    pattern: /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/g,
    harmless: /^(?:127\.|0\.0\.0\.0$)/,
    placeholder: '<ADDRESS>',
    // 240.0.0.0/4 is reserved: nobody has it.
    pseudonym: (digits) =>
      [
        240 + (parseInt(digits.slice(0, 1), 16) % 15),
        ...[2, 4, 6].map((at) => parseInt(digits.slice(at, at + 2), 16)),
      ].join('.'),
  },
  {
    name: 'host',
    pattern: /(?<=\bhttps?:\/\/)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g,
    harmless:
      /^(?:[\d.]+|(?:.*\.)?(?:anthropic\.com|claude\.(?:ai|com)|example(?:\.(?:com|net|org))?|test|github\.com|gitlab\.com|npmjs\.(?:com|org)|w3\.org|json-schema\.org))$/i,
    placeholder: '<HOST>',
    pseudonym: (digits) => `host-${digits.slice(0, 12)}.redacted.invalid`,
  },
];

/** Rewrites every private value; harmless ones stay. */
export function replacePrivate(text: string, replace: (one: PrivateClass, value: string) => string): string {
  return PRIVATE.reduce(
    (clean, one) =>
      clean.replace(one.pattern, (value) => (one.harmless?.test(value) ? value : replace(one, value))),
    text,
  );
}
