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
  dmidecode: /^--dump-bin$/u,
  mypy: /^--(?:junit-xml|\w+-report|cache-dir)$/u,
  pytest: /^(?:-o|--junit-?xml|--basetemp|--log-file)$/u,
  openssl: /^-(?:out|keyout)$/u,
  tsc: /^--(?:outFile|outDir|declarationDir|tsBuildInfoFile)$/u,
  git: /^(?:-o|--output|--output-directory)$/u,
};
/** Tools that write their last word. */
const LAST = /^(?:rsync|split|csplit|ffmpeg|convert|magick|gifsicle|sox|qpdf|lwp-download)$/u;

export function writesValueOf(name: string, option: string): boolean {
  return (Object.hasOwn(OWN, name) ? OWN[name] : USUAL)?.test(option) ?? false;
}

/** Tools that copy, and the first words with which they do. */
const COPY: Readonly<Record<string, RegExp>> = {
  adb: /^pull\b/u,
  aws: /^s3 (?:cp|mv|sync)\b/u,
  docker: /^(?:container |compose )?cp\b/u,
  'docker-compose': /^cp\b/u,
  gcloud: /^(?:alpha |beta )?(?:storage cp|compute scp)\b/u,
  gsutil: /^(?:-m )?(?:cp|mv|rsync)\b/u,
  kubectl: /^cp\b/u,
  nerdctl: /^cp\b/u,
  oc: /^(?:cp|rsync)\b/u,
  podman: /^(?:container )?cp\b/u,
  rclone: /^(?:copy|copyto|sync|move|moveto)\b/u,
  scp: /^/u,
};

/** @param words behind the name, joined by spaces */
export function writesLast(name: string, words: string): boolean {
  return LAST.test(name) || (Object.hasOwn(COPY, name) && (COPY[name]?.test(words) ?? false));
}

/** Commands of `vi` that write the file that is open. */
const SAVES = /\b(?:wqa?|xa?|update)\b/u;
/** Tools that change each file that they are given, and the words with which they do. */
const EDITS: Readonly<Record<string, RegExp>> = {
  'clang-format': /(?:^| )-i(?: |$)/u,
  dos2unix: /^(?!.*(?:^| )(?:-i|--info|-O|--to-stdout))/u,
  perl: /(?:^| )-[acdlnpsw0-7]*i/u,
  ruby: /(?:^| )-[aclnpsw]*i/u,
  unix2dos: /^(?!.*(?:^| )(?:-i|--info|-O|--to-stdout))/u,
  vi: SAVES,
  vim: SAVES,
  nvim: SAVES,
};

/** @param words behind the name, joined by spaces */
export function writesEach(name: string, words: string): boolean {
  return Object.hasOwn(EDITS, name) && (EDITS[name]?.test(words) ?? false);
}

const COMMANDS = /^(?:-c|--cmd)$/u;
/** The words of such tools behind which stands what they do to the files. */
const CODE: Readonly<Record<string, RegExp>> = {
  perl: /^-\w*[eE]$/u,
  ruby: /^-\w*e$/u,
  vi: COMMANDS,
  vim: COMMANDS,
  nvim: COMMANDS,
};

/** @param before the word in front of it */
export function isCodeOf(name: string, before: string): boolean {
  return Object.hasOwn(CODE, name) && (CODE[name]?.test(before) ?? false);
}
