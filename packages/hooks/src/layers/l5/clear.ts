// Bytes that were decoded, as a text if they are one.

/** Decoded bytes if they are a text; random bytes are not. Text in UTF-16 loses its zeros. */
export function clear(bytes: Buffer): string {
  const isWide = bytes.length > 8 && [0, 1].some((at) => bytes[at] === 0 && bytes[at + 2] === 0);
  const narrow = isWide ? bytes.filter((byte) => byte !== 0) : bytes;
  const cut = narrow.toString('utf8').replace(/\ufffd{1,3}$/u, '');
  let odd = 0;
  for (let at = 0; at < cut.length; at += 1) {
    const code = cut.charCodeAt(at);
    if ((code < 32 && code !== 10 && code !== 13 && code !== 9) || code === 0x7f || code === 0xfffd) odd += 1;
  }
  return cut.length < 5 || odd * 16 > cut.length ? '' : cut;
}
