// Dockerfile: what it starts from, opens, sets and runs.
import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { folderOf } from '../../git/paths.ts';
import { parsedOrNull } from '../../text/plain-data.ts';
import type { Fact, Reader } from '../fact.ts';
import { imageVersion } from '../image-version.ts';

export const readDockerfile: Reader = function* ({ file, text }): Iterable<Fact> {
  const folder = folderOf(file);
  const name = file.slice(folder === '' ? 0 : folder.length + 1);
  const instructions = DockerfileParser.parse(text).getInstructions();
  const first = instructions.find((instruction) => instruction.getKeyword() === 'FROM');
  if (first === undefined) return;
  if (/^[\w.-]+$/.test(name)) {
    const command = name === 'Dockerfile' ? 'docker build .' : `docker build -f ${name} .`;
    yield { kind: 'command', command, folder, runs: '', file, line: lineOfInstruction(first) };
  }
  const defaults = new Map<string, string>();
  for (const instruction of instructions) {
    const words = instruction.getArguments().map((argument) => argument.getValue());
    const at = { file, line: lineOfInstruction(instruction) };
    switch (instruction.getKeyword()) {
      case 'ARG':
        for (const [, key = '', value = ''] of words.map((word) => /^(\w+)=(.*)$/.exec(word) ?? []))
          defaults.set(key, value);
        break;
      case 'FROM': {
        const image = words.find((word) => !word.startsWith('--')) ?? '';
        const found = imageVersion(
          image.replace(/\$\{?(\w+)\}?/g, (_all, key: string) => defaults.get(key) ?? ''),
        );
        if (found) yield { kind: 'version', ...found, role: 'uses', ...at };
        break;
      }
      case 'EXPOSE':
        for (const word of words)
          if (/^\d{2,5}(\/(tcp|udp))?$/.test(word))
            yield { kind: 'port', port: Number.parseInt(word, 10), ...at };
        break;
      case 'ENV':
        for (const variable of namesSet(words)) yield { kind: 'env', name: variable, role: 'sets', ...at };
        break;
      case 'CMD':
      case 'ENTRYPOINT':
        yield {
          kind: 'entry',
          name: `container ${instruction.getKeyword()}`,
          target: spoken(instruction.getArgumentsContent() ?? ''),
          ...at,
        };
        break;
      default:
    }
  }
};

/** The JSON form as the words it starts. */
function spoken(content: string): string {
  const words = parsedOrNull(content);
  return Array.isArray(words) ? words.join(' ') : content;
}

function namesSet(words: readonly string[]): string[] {
  const pairs = words.filter((word) => /^[A-Za-z_]\w*=/.test(word)).map((word) => word.split('=')[0] ?? '');
  return pairs.length > 0 ? pairs : words.slice(0, 1).filter((word) => /^[A-Za-z_]\w*$/.test(word));
}

function lineOfInstruction(instruction: Instruction): number {
  return instruction.getRange().start.line + 1;
}
