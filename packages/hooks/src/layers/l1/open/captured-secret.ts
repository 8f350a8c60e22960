// A token that its tool prints into a variable for later, or into the header of a request to the tool's own vendor: it meets no eye.
import { posix } from 'node:path';
import type { Command, Program } from '@agent-harness/contracts';
import { hostsIn } from '../../../shell/host.ts';

/** Hosts of those who gave a token out, by the tool that prints it. */
const VENDORS: Readonly<Record<string, RegExp>> = {
  gcloud: /(?:^|\.)(?:googleapis\.com|run\.app|google\.com|cloudfunctions\.net|pkg\.dev|gcr\.io)$/u,
  gh: /(?:^|\.)(?:github\.com|githubusercontent\.com|ghcr\.io)$/u,
  glab: /(?:^|\.)gitlab\.com$/u,
  az: /(?:^|\.)(?:azure\.com|windows\.net|microsoft\.com|azurecr\.io)$/u,
};
const REACHES =
  /^(?:curl|wget|http|https|xh|nc|ncat|socat|ssh|scp|rsync|dig|nslookup|host|ping|mail|ftp|git|python[\d.]*|node|perl|ruby)$/u;

export function isCaptured({ name, words }: Command, { source, commands }: Program): boolean {
  const line = words.map((word) => word.source).join(' ');
  const at = source.indexOf(`$(${line})`);
  if (at < 0) return false;
  const before = source.slice(0, at);
  const kept = /(?:^|[\s;&])\w*(?:TOKEN|KEY|SECRET|PASS)\w*=["']?$/iu.test(before);
  const sent = /-H ["'](?:Authorization: (?:Bearer|token)|Private-Token:) $/iu.test(before);
  if (!kept && !sent) return false;
  const reaching = commands.filter((command) => REACHES.test(posix.basename(command.name ?? '')));
  const vendor = VENDORS[posix.basename(name ?? '')];
  // INVARIANT: a program that also reaches out reaches the vendor only.
  return reaching.every(({ words: given }) => {
    const hosts = given.flatMap((word) => hostsIn(word.text ?? word.source.replaceAll(/["']/gu, '')));
    return vendor !== undefined && hosts.length > 0 && hosts.every((host) => vendor.test(host));
  });
}
