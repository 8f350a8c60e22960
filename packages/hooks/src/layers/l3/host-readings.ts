// Every place that one host may lead to: itself, the IPv4 address inside an IPv6 one, the address inside a name such as 10-0-0-1.nip.io.
import { isIP } from 'node:net';
import { carriedAddresses, dotted } from './address.ts';

/** Public name servers that answer with the address in the question. */
const ANSWERS_ITSELF =
  /(?:^|\.)(?:nip\.io|sslip\.io|xip\.io|rbndr\.us|1u\.ms|backname\.io|ip\.addr\.tools|nip\.direct|local-ip\.co|local-ip\.sh|my\.local-ip\.co)$/u;
/** Names that always answer with the loopback address. */
const LOOPBACK = /(?:^|\.)(?:localtest\.me|lvh\.me|vcap\.me|lacolhost\.com|fbi\.com\.local|localho\.st)$/u;

/** @param host canonical, see shell/host.ts */
export function hostReadings(host: string): string[] {
  const inName = ANSWERS_ITSELF.test(host) ? namedAddresses(host.replace(ANSWERS_ITSELF, '')) : [];
  const loopback = LOOPBACK.test(host) ? ['127.0.0.1'] : [];
  return [
    host,
    ...carriedAddresses(host),
    ...loopback,
    ...inName.flatMap((text) => [text, ...carriedAddresses(text)]),
  ];
}

function namedAddresses(name: string): string[] {
  // Any four numbers in a row: which of five a name server takes, it alone knows.
  const four = name.matchAll(/(?<!\d)(?=(\d{1,3})[.-](\d{1,3})[.-](\d{1,3})[.-](\d{1,3})(?!\d))/gu);
  const dottedOnes = Array.from(four, (match) => match.slice(1).join('.'));
  const hex = Array.from(name.matchAll(/(?:^|[.-])(?:0x)?([0-9a-f]{8})(?=$|\.)/giu), ([, bits]) =>
    dotted(BigInt(`0x${bits}`)),
  );
  const six = Array.from(name.matchAll(/(?:^|\.)([0-9a-f-]*--?[0-9a-f-]*)(?=$|\.)/giu), ([, text]) =>
    (text ?? '').replaceAll('-', ':'),
  );
  return [...dottedOnes, ...hex, ...six].filter((text) => isIP(text) > 0);
}
