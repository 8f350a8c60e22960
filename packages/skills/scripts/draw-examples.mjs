// Draws the diagrams of the kept examples as pictures, for READMEs: `npm run examples`.
import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderMermaidSVG } from 'beautiful-mermaid';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const LIGHT = { bg: '#ffffff', text: '#1f2328', line: '#59636e', fill: '#f6f8fa', stroke: '#9aa4af' };
const DARK = { bg: '#0d1117', text: '#e6edf3', line: '#9198a1', fill: '#161b22', stroke: '#59636e' };

const variables = ({ bg, text, line, fill, stroke }) =>
  `--bg:${bg};--_text:${text};--_line:${line};--_arrow:${line};--_node-fill:${fill};--_node-stroke:${stroke}`;
// Nothing is asked of the network: the page's own fonts, and colours that follow the reader's theme.
const STYLE = `<style>svg{${variables(LIGHT)};background:var(--bg)}text{font-family:system-ui,sans-serif}@media(prefers-color-scheme:dark){svg{${variables(DARK)}}}</style>`;

/** @returns the diagram as SVG that stands alone, with the digest of its source */
function draw(source) {
  const digest = createHash('sha256').update(source).digest('hex');
  return renderMermaidSVG(source)
    .replace(/<style>[\s\S]*?<\/style>/, `<metadata>mermaid sha256:${digest}</metadata>\n${STYLE}`)
    .replace(/ style="--bg[^"]*"/, '')
    .replace(/ data-[\w-]+="[^"]*"/g, '')
    .replace(/(?<!&)#(\d+);/g, '&#$1;')
    .replace(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10))
    .replace(/\n{2,}/g, '\n')
    .replace(/\n?$/, '\n');
}

/** Mermaid sources of a file, in order: the fences of a page, or a file that is one. */
function sourcesOf(path, text) {
  if (path.endsWith('.mmd')) return [text.trimEnd()];
  return [...text.matchAll(/^```mermaid\n([\s\S]*?)\n```$/gm)].map((match) => match[1]);
}

for (const skill of ['documentation', 'onboarding']) {
  const folder = join(root, skill, 'example');
  const files = await readdir(folder, { recursive: true });
  for (const file of files.filter((name) => /\.(md|mmd)$/.test(name)).sort()) {
    const sources = sourcesOf(file, await readFile(join(folder, file), 'utf8'));
    for (const [index, source] of sources.entries()) {
      const picture = file.replace(/\.\w+$/, index === 0 ? '.svg' : `-${index + 1}.svg`);
      await writeFile(join(folder, picture), draw(source));
    }
  }
}
