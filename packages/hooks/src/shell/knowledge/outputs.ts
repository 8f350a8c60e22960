// Where commands that the tables do not describe put what they make. Data only.

/** Options whose value nearly every tool writes to. */
const USUAL =
  /^(?:-o|--out|--output|--outfile|--out-file|--output-file|--outdir|--out-dir|--output-dir|--output-directory|--dest|--destination|--target-dir|--install-dir|--log-file|--logfile|--directory-prefix)$/u;
/** Tools with others, or where those mean something else. */
const OWN: Readonly<Record<string, RegExp>> = {
  ssh: /^-E$/u,
  mount: /^$/u,
  ps: /^$/u,
  tar: /^(?:-C|--directory|--one-top-level)$/u,
  bsdtar: /^(?:-C|--directory)$/u,
  unzip: /^-d$/u,
  cpio: /^(?:-D|-O)$/u,
  git: /^(?:-o|--output|--output-directory)$/u,
};
/** Tools that write their last word. */
const LAST = /^(?:rsync|split|csplit|ffmpeg|convert|magick|gifsicle|sox|qpdf)$/u;

export function writesValueOf(name: string, option: string): boolean {
  return (Object.hasOwn(OWN, name) ? OWN[name] : USUAL)?.test(option) ?? false;
}

export function writesLast(name: string): boolean {
  return LAST.test(name);
}
