// isIP for the one-shot hook, in the place of node:net: that module is loaded only for a text that may be an address.

/** @returns what node:net's isIP gives */
export function isIP(text: string): number {
  const mayBe = text.includes(':') || /^\d+\.\d+\.\d+\.\d+$/u.test(text);
  return mayBe ? process.getBuiltinModule('node:net').isIP(text) : 0;
}
