// A script word in which every unknown value is a number that the shell counts: `sed -n "$((n - 2)),$((n + 2))p"`.
import type { Word } from '@agent-harness/contracts';

const NUMBER = String.raw`\$\(\((?:[^()"'\x60$\\]|\$\w|\([^()"'\x60$\\]*\))*\)\)|\$\{#\w+\}|\$#`;
const QUOTED = new RegExp(String.raw`^"((?:[^"\\\x60$]|\\.|\$(?=["/])|${NUMBER})*)"$`, 'su');
const BARE = new RegExp(String.raw`^(?:[\w,]|${NUMBER})+$`, 'su');
const EACH = new RegExp(NUMBER, 'gsu');

/** @returns its text with a number in each of their places, or null where another value is unknown */
export function numberedScript({ text, source }: Word): string | null {
  if (text !== null) return text;
  if (BARE.test(source)) return source.replace(EACH, '1');
  const inner = QUOTED.exec(source)?.[1];
  return inner === undefined ? null : inner.replace(EACH, '1').replace(/\\(["\\$`])/gu, '$1');
}
