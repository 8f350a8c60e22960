// Why a person should look at a command before running it: what it does beyond its own folder.
import { type Command, forEachChild, parse, type Pipeline, type SyntaxNode } from 'unbash';

export type Danger =
  'downloads and runs a program' | 'asks for more rights' | 'deletes files by force' | 'cannot be read';

const FETCHES = /^(curl|wget)$/;
const RUNS = /^(ba|z|da|k)?sh$|^(python3?|node|perl|ruby|source|\.)$/;

/** Empty when nothing stands out. A look at words, no proof of safety. */
export function dangersOf(shell: string): Danger[] {
  const found = new Set<Danger>();
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Pipeline') {
      const names = (node as Pipeline).commands.map((part) =>
        part.type === 'Command' ? startedBy(part as Command) : '',
      );
      const fetch = names.findIndex((name) => FETCHES.test(name));
      if (fetch !== -1 && names.slice(fetch + 1).some((name) => RUNS.test(name)))
        found.add('downloads and runs a program');
    }
    if (node.type === 'Command') judge(node as Command, found);
    forEachChild(node, visit);
  };
  try {
    visit(parse(shell));
  } catch {
    found.add('cannot be read');
  }
  return [...found].sort();
}

function judge(command: Command, found: Set<Danger>): void {
  const name = nameOf(command);
  const words = command.suffix.flatMap((word) => (word.type === 'Word' ? [word.value] : []));
  if (/^(sudo|doas|su)$/.test(name)) found.add('asks for more rights');
  const flags = words.filter((word) => /^-[a-zA-Z]+$/.test(word)).join('');
  // A folder named plainly inside the repository is what clean-up scripts delete.
  const far = words.some((word) => /^[/~]|^\.\.|\$|^\*$|^\.$/.test(word));
  if (name === 'rm' && /[rR]/.test(flags) && far) found.add('deletes files by force');
  if (RUNS.test(name) || name === 'eval') {
    const text = words.join(' ');
    if (/\b(curl|wget)\b/.test(text)) found.add('downloads and runs a program');
    if (words.includes('-c'))
      for (const danger of dangersOf(words[words.indexOf('-c') + 1] ?? '')) found.add(danger);
  }
}

function nameOf(command: Command): string {
  return baseName(command.name?.value ?? '');
}

/** What is started in the end: `sudo -E bash` starts bash. */
function startedBy(command: Command): string {
  if (!/^(sudo|doas|env|nice|nohup)$/.test(nameOf(command))) return nameOf(command);
  const words = command.suffix.flatMap((word) => (word.type === 'Word' ? [word.value] : []));
  return baseName(words.find((word) => !/^-|=/.test(word)) ?? '');
}

function baseName(path: string): string {
  return path.replace(/^.*\//, '');
}

/** One simple command of literal words: no lists, pipes, redirections, expansions or assignments. */
export function isPlainCommand(text: string): boolean {
  try {
    const script = parse(text);
    const [statement, ...others] = script.commands;
    const command = statement?.command;
    if (others.length > 0 || command?.type !== 'Command') return false;
    const { name, prefix, suffix } = command as Command;
    return (
      name !== undefined &&
      prefix.length === 0 &&
      suffix.every((word) => word.type === 'Word') &&
      /^[\w@%+=:,./ -]+$/.test(text) &&
      dangersOf(text).length === 0 &&
      !/^(curl|wget|eval|exec|source|\.|rm|sudo|dd|mkfs|chmod|chown)$/.test(name.value)
    );
  } catch {
    return false;
  }
}
