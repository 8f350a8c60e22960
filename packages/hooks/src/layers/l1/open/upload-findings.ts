// Clients that would carry a file, or what a pipe brings, to another machine.
import { posix } from 'node:path';
import type { Command, Program } from '@agent-harness/contracts';
import type { Finding } from '../../../policy/verdicts.ts';

const CURL_DATA =
  /^(?:-d|--data(?:-binary|-ascii|-urlencode|-raw)?|--json|-F|--form|-T|--upload-file)(?:=|$)/u;
const LOCAL = /\b(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0)\b|\[::1\]/u;

export function uploadFindings(command: Command, program: Program): Finding[] {
  const base = posix.basename(command.name ?? '');
  const words = command.words.slice(1);
  const texts = words.map(({ text, source }) => text ?? source);
  if (texts.some((text) => LOCAL.test(text))) return [];
  const carried =
    base === 'curl'
      ? curl(texts)
      : base === 'wget'
        ? texts.filter((text) => /^--(?:post|body)-file/u.test(text))
        : base === 'git'
          ? texts.filter(
              (text, at) =>
                texts.slice(0, at).includes('push') && /^(?:[a-z+]+:\/\/|[\w.-]+@[\w.-]+:)/u.test(text),
            )
          : /^(?:rsync|scp)$/u.test(base)
            ? remote(texts)
            : /^(?:ssh|sftp|ftp|lftp|mail|mutt|websocat)$/u.test(base)
              ? fed(command, program)
              : /^(?:http|https|xh)$/u.test(base)
                ? [...texts.filter((text) => /^[\w-]*[@:]?=?@/u.test(text)), ...piped(command, program)]
                : [];
  return carried.length > 0 ? [{ rule: 'open.upload', words: [base, ...carried] }] : [];
}

function curl(texts: readonly string[]): string[] {
  return texts.flatMap((text, at) => {
    const short = /^-[a-zA-Z]*([dFT])(.*)$/su.exec(text);
    if (!CURL_DATA.test(text) && !(short && !text.startsWith('--'))) return [];
    const value = text.startsWith('--')
      ? (/=(.*)$/su.exec(text)?.[1] ?? texts[at + 1] ?? '')
      : short?.[2] || (texts[at + 1] ?? '');
    const file = /^(?:-T|--upload-file)|^-[a-zA-Z]*T/u.test(text);
    return file || /^[^{["']*?(?:^|=|;)[@<]|\$\(|`/u.test(value) ? [`${text} ${value}`] : [];
  });
}

/** `scp a host:b`: the last operand names another machine. */
function remote(texts: readonly string[]): string[] {
  const last = texts.findLast((text) => !text.startsWith('-')) ?? '';
  return /^(?:[\w.-]+@)?[\w.-]+:|^rsync:\/\//u.test(last) ? [last] : [];
}

function fed(command: Command, program: Program): string[] {
  return command.redirects.some(({ op }) => op.startsWith('<')) ? ['<'] : piped(command, program);
}

/** Some command before it in the program could feed it. */
function piped(command: Command, { commands, source }: Program): string[] {
  return commands.indexOf(command) > 0 && source.includes('|') ? ['|'] : [];
}
