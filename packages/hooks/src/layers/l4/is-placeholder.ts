// Tells what merely stands for a credential in docs and tests from what may be one.

/** Words that people write where a secret belongs. */
const WORDS =
  /^(?:pass(?:word|wd|phrase)?|pwd|secret|token|user(?:name)?|admin|root|test|foo|bar|baz|changeme|guest|postgres|mysql|mypassword|my-?secret|demo(?:pass)?|hunter2|apikey|api_key|null|none|undefined|string)$/iu;
/** `YOUR_PASSWORD`, `REPLACE_WITH_TOKEN`. */
const NAMES = /^[A-Z_]*(?:PASSWORD|SECRET|TOKEN|KEY)[A-Z_]*$/u;
const PARTS =
  /x{5}|\*{3}|\.{3}|placeholder|redacted|your[-_]|[-_]here\b|not[-_]a[-_]real|insert[-_]|change[-_]me|0{12}/iu;

export function isPlaceholder(secret: string): boolean {
  const value = secret.slice(secret.lastIndexOf(':') + 1);
  return (
    WORDS.test(value) ||
    NAMES.test(value) ||
    PARTS.test(secret) ||
    /abcdefgh|ABCDEFGH/u.test(secret) ||
    // The keys of Amazon's guides.
    /^A[A-Z0-9]{12}EXAMPLE$|EXAMPLEKEY$/u.test(secret) ||
    // A password hash starts with `$2b$`, `$krb5asrep$` or `{SSHA}`, a variable with `$NAME` or `${`.
    /^(?:[<%[(]|\{(?!S?SHA\d{0,3}\})|\$(?!(?:[a-z\d-]{1,14}|DCC2|[HP])\$))/u.test(value) ||
    hasFewCharacters(value)
  );
}

/** Two different ones at most. */
function hasFewCharacters(value: string): boolean {
  let first: string | undefined;
  let second: string | undefined;
  for (const char of value) {
    first ??= char;
    if (char === first) continue;
    second ??= char;
    if (char !== second) return false;
  }
  return true;
}
