// Options by which a tool loads code: a plugin, a filter, a script, a build, or settings that name one. Data, and one question.
import type { Command } from '@agent-harness/contracts';

const LOADS: readonly (readonly [names: RegExp, options: RegExp])[] = [
  [/^(?:g?make|ninja)$/u, /^(?:-C|-f|--file|--directory)$/u],
  [/^cargo$/u, /^--manifest-path$/u],
  [/^(?:npm|pnpm|yarn)$/u, /^(?:-C|--prefix|--cwd)$/u],
  [/^(?:gradlew?|ant)$/u, /^(?:-I|--init-script|-b|-c|-p|-f|-buildfile)$/u],
  [
    /^(?:just|rake|scons|tox|nox|task|invoke|inv|fab)$/u,
    /^(?:-f|-c|-r|--justfile|--shell|--rakefile|--taskfile|--search-root)$/u,
  ],
  [/^(?:g?cc|g\+\+|c\+\+|clang|clang\+\+|gfortran)$/u, /^(?:-fplugin|-specs|-B|-fuse-ld|-fpass-plugin)$/u],
  [/^go$/u, /^-{1,2}(?:vettool|toolexec|exec|overlay|modfile)$/u],
  [/^pandoc$/u, /^(?:-F|-L|--filter|--lua-filter|--pdf-engine|--data-dir|--defaults|-d)$/u],
  [/^(?:asciidoctor|mocha|ts-node|rspec|jasmine|ava|irb|pry)$/u, /^(?:-r|--require|--file|--config)$/u],
  [/^(?:sphinx-build|mkdocs|hugo)$/u, /^(?:-c|-f|--config-file|--config)$/u],
  [/^jekyll$/u, /^(?:-p|--plugins|--config)$/u],
  [
    /^(?:eslint|prettier|stylelint|tslint|markdownlint(?:-cli2)?|htmlhint|commitlint|lint-staged)$/u,
    /^(?:-c|-r|--config|--plugin|--rulesdir|--rules|--resolve-plugins-relative-to|--extends|-x)$/u,
  ],
  [
    /^(?:jest|vitest|vite|webpack|rollup|babel|esbuild|parcel|cypress|playwright|wdio|karma|gulp|grunt)$/u,
    /^(?:-c|-r|--config|--config-file|--globalSetup|--setupFiles|--reporters|--testRunner|--transform|--plugin|-p|--gulpfile|--gruntfile|--require)$/u,
  ],
  [
    /^(?:pytest|py\.test|mypy|pylint|flake8|ruff|coverage)$/u,
    /^(?:-c|--config-file|--rcfile|--rootdir|--confcutdir|--load-plugins|--append-config)$/u,
  ],
  [/^(?:mmdc|puppeteer)$/u, /^(?:-p|--puppeteerConfigFile)$/u],
  [/^u?ctags$/u, /^--options$/u],
  [/^kotlinc?$/u, /^-script$/u],
  [/^pre-commit$/u, /^(?:-c|--config)$/u],
  [/^git$/u, /^--git-dir$/u],
  [/^(?:vim?|nvim|ex|emacs)$/u, /^(?:-u|-S|-l|--load)$/u],
  [/^(?:tmux|screen)$/u, /^(?:-f|-c)$/u],
];

/** @returns the values of such options, in the next word or attached */
export function loadedCode(base: string, { words }: Command): string[] {
  const options = LOADS.find(([names]) => names.test(base))?.[1];
  if (!options) return [];
  const texts = words.map(({ text }) => text ?? '');
  return texts.flatMap((text, at) => {
    if (text !== '' && options.test(texts[at - 1] ?? '')) return [text];
    const [, long = '', value = ''] = /^(-[\w-]+)=(.+)/su.exec(text) ?? [];
    if (options.test(long)) return [value];
    const [, short = '', rest = ''] = /^(-[a-zA-Z])(\/.+)/su.exec(text) ?? [];
    return options.test(short) ? [rest] : [];
  });
}
