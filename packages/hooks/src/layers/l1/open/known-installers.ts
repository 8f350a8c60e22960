// Installers that vendors tell everyone to pipe into a shell: whoever runs one trusts that vendor's programs anyway. By exact address, over TLS.
import { shippedSources } from '../../../policy/shipped-sources.ts';
import { madeOnce } from '../../../shell/made-once.ts';

/** Beginnings of host and path. */
const starts = madeOnce(() => {
  const { hosts, places, repositories } = shippedSources().installers;
  return [
    ...hosts.map((host) => `${host}/`),
    ...places,
    ...repositories.map((name) => `raw.githubusercontent.com/${name}/`),
  ];
});

/** @param url as it stands in a command; one without a scheme is fetched over plain HTTP */
export function isKnownInstaller(url: string): boolean {
  const [, place] = /^https:\/\/([\w.-]+(?:\/[\w./+~-]*)?)$/u.exec(url) ?? [];
  return (
    place !== undefined &&
    !place.includes('..') &&
    starts().some((start) => `${place}${place.includes('/') ? '' : '/'}`.startsWith(start))
  );
}

const OPTION = String.raw`(?:-[fsSLq]+|-qO-|-qO ?-|-[qO]+ ?-|-o-|--(?:silent|fail|location|show-error|tlsv1\.[23]|compressed|https-only|secure-protocol=TLSv1_[23])|--proto ?=?'?=?https'?|--proto "=https"|--retry \d+|--secure-protocol=\w+)`;
const FETCH = String.raw`(?:curl|wget)(?: +${OPTION})* +(?<q>["']?)(?<url>https:\/\/[\w./+~-]+)\k<q>(?: +${OPTION})*`;
const BEFORE = String.raw`(?:sudo +(?:-E +)?)?(?:[A-Z_]+=[\w./:-]* +)*(?:env +(?:[A-Z_]+=[\w./:-]* +)*)?(?:\/(?:usr\/)?bin\/)?`;
const ARGUMENT = String.raw`(?:[\w./:=@+-]+|""|"?\$\{?HOME\}?[\w./-]*"?|"?\$\(go env GOPATH\)[\w./-]*"?)`;
const SHELL = String.raw`(?:ba|z|da)?sh`;
const END = String.raw`(?=\s*(?:$|[;&|\n)]))`;
const SHAPES = [
  new RegExp(String.raw`${FETCH} *\| *${BEFORE}(?:${SHELL}|python3?|php)(?: +${ARGUMENT})*${END}`, 'gu'),
  new RegExp(String.raw`${BEFORE}${SHELL} +-c +"\$\( *${FETCH} *\)"(?: +${ARGUMENT})*${END}`, 'gu'),
  new RegExp(String.raw`${BEFORE}${SHELL} +<\( *${FETCH} *\)(?: +${ARGUMENT})*${END}`, 'gu'),
];

/** The program with every known installer that it runs taken out; what else it runs unread still stands in it. */
export function withoutInstallers(source: string): string {
  return SHAPES.reduce(
    (text, shape) =>
      text.replaceAll(shape, (...match) => {
        const { url } = match.at(-1) as { url: string };
        return isKnownInstaller(url) ? 'true' : (match[0] as string);
      }),
    source,
  );
}
