// Commands that run another command named in their arguments: where to find it. Data only.

export interface Wrapper {
  /** Options whose value is the next word. */
  values: string;
  /** Operands of its own before the command. */
  skip: number;
  /** `NAME=value` operands are the command's environment. */
  environment?: true;
  /** Operands of its own by their form, wherever they stand before the command. */
  own?: RegExp;
  /** Its words are joined to a text for a shell, unless an option says otherwise. */
  joins?: true;
}

const plain: Wrapper = { values: '', skip: 0 };

/** By command name. `find`, shells with `-c`, `eval` and `env -S` have their own reading in unwrap.ts. */
export const WRAPPERS: Readonly<Record<string, Wrapper>> = {
  'aa-exec': { values: '-p --profile -n --namespace', skip: 0 },
  aoss: plain,
  abduco: { values: '', skip: 1 },
  builtin: plain,
  busybox: plain,
  caffeinate: plain,
  catchsegv: plain,
  cgexec: { values: '-g', skip: 0 },
  choom: { values: '-n --adjust -p --pid', skip: 0 },
  chpst: { values: '-u -U -b -e -l -L -m -d -o -p -f -c -r -t', skip: 0 },
  chronic: plain,
  chroot: { values: '--groups --userspec', skip: 1 },
  chrt: { values: '-T -P -D', skip: 1 },
  command: plain,
  cpulimit: { values: '-l -p -e -c --limit', skip: 0 },
  'cross-env': { values: '', skip: 0, environment: true },
  'cross-env-shell': { values: '', skip: 0, environment: true },
  'dbus-run-session': plain,
  daemonize: { values: '-a -c -e -o -p -l -u -E', skip: 0 },
  'dbus-launch': { values: '', skip: 0 },
  doas: { values: '-u -C', skip: 0, environment: true },
  dtach: { values: '', skip: 1 },
  'dumb-init': { values: '-r --rewrite', skip: 0 },
  env: { values: '-u --unset -C --chdir -P -a --argv0', skip: 0, environment: true },
  envdir: { values: '', skip: 1 },
  envuidgid: { values: '', skip: 1 },
  eatmydata: plain,
  entr: plain,
  exec: { values: '-a', skip: 0 },
  fakeroot: plain,
  fakechroot: plain,
  'fakeroot-ng': plain,
  faketime: { values: '-f', skip: 1 },
  firejail: plain,
  flock: { values: '-w --timeout -E --conflict-exit-code', skip: 1 },
  gnice: { values: '-n --adjustment', skip: 0 },
  gnohup: plain,
  gstdbuf: { values: '-i --input -o --output -e --error', skip: 0 },
  gtimeout: { values: '-k --kill-after -s --signal', skip: 1 },
  ionice: { values: '-c --class -n --classdata -p --pid', skip: 0 },
  lckdo: { values: '-W', skip: 1 },
  logsave: { values: '', skip: 1 },
  ltrace: { values: '-o -e -n -s -u -l', skip: 0 },
  nice: { values: '-n --adjustment', skip: 0 },
  nohup: plain,
  numactl: { values: '-C -N -m --cpunodebind --membind', skip: 0 },
  nsenter: { values: '-t --target -S -G', skip: 0 },
  parallel: { values: '-j --jobs -S --sshlogin -a -I -N -n -L --delay --timeout', skip: 0 },
  linux32: plain,
  linux64: plain,
  multitime: { values: '-n -b -o -r', skip: 0 },
  nq: plain,
  openvt: { values: '-c --console', skip: 0 },
  pexec: plain,
  pkexec: { values: '--user', skip: 0 },
  prlimit: { values: '-p --pid', skip: 0 },
  proot: { values: '-r -b -w -R -S -q -k -m', skip: 0 },
  proxychains: { values: '-f', skip: 0 },
  proxychains4: { values: '-f', skip: 0 },
  rlwrap: { values: '-f -H -s', skip: 0 },
  'run-one': plain,
  setarch: {
    values: '',
    skip: 0,
    own: /^(?:x86_64|i[3-6]86|linux(?:32|64)|aarch64|arm(?:v\w+|64)?|ppc(?:64)?(?:le)?|s390x?|riscv64|mips\w*|sparc\w*)$/u,
  },
  setlock: { values: '', skip: 1 },
  runcon: { values: '-u -r -t -l', skip: 0, own: /^\w+:\w+:\w+/u },
  sem: { values: '-j --jobs --id --timeout', skip: 0, joins: true },
  setpriv: { values: '', skip: 0 },
  setsid: plain,
  softlimit: { values: '-a -c -d -f -l -m -o -p -r -s -t', skip: 0 },
  'ssh-agent': { values: '-a -E -P -O -t', skip: 0 },
  sshpass: { values: '-p -f -P -d', skip: 0 },
  stdbuf: { values: '-i --input -o --output -e --error', skip: 0 },
  strace: { values: '-o -e -p -s -u -E -P -a -S', skip: 0 },
  sudo: {
    values: '-u --user -g --group -C -D --chdir -h -p --prompt -R -r -t -T -U',
    skip: 0,
    environment: true,
  },
  'systemd-cat': { values: '-t --identifier -p --priority', skip: 0 },
  'systemd-inhibit': { values: '--what --who --why --mode', skip: 0 },
  'systemd-run': { values: '-u --unit -p --property -E --setenv', skip: 0 },
  taskset: { values: '-p', skip: 1 },
  time: { values: '-f --format -o --output', skip: 0 },
  tini: { values: '-p -e', skip: 0 },
  timeout: { values: '-k --kill-after -s --signal', skip: 1 },
  torify: plain,
  torsocks: plain,
  tsocks: plain,
  tsp: { values: '-L -N -D', skip: 0 },
  toybox: plain,
  unbuffer: plain,
  valgrind: plain,
  unshare: { values: '-R --root -w --wd -S -G', skip: 0 },
  'xvfb-run': { values: '-n -s -e -f -w --server-num --server-args', skip: 0 },
  watch: { values: '-n --interval', skip: 0, joins: true },
  xargs: {
    values:
      '-a --arg-file -d --delimiter -E -I -L -n --max-args -P --max-procs -s --max-chars --process-slot-var',
    skip: 0,
  },
};

/** Shells that run their `-c` argument. */
export const SHELLS: ReadonlySet<string> = new Set(
  'sh bash dash ash ksh mksh zsh fish rbash csh tcsh yash posh oksh lksh pdksh osh ysh'.split(' '),
);

/** `find` primaries that run a command up to `;` or `+`. */
export const FIND_RUNS: ReadonlySet<string> = new Set(['-exec', '-execdir', '-ok', '-okdir']);

/** Options of `fd` that run a command up to `;` or the end. */
export const FD_RUNS: ReadonlySet<string> = new Set(['-x', '--exec', '-X', '--exec-batch']);
/** The same behind other letters, and with the name of the command attached: `-Hx`, `-xrm`, `--exec=rm`. */
export const FD_STARTS = /^(?:-[aFgHiILlpqsu01]*[xX]|--exec(?:-batch)?(?==|$))=?(.*)$/su;
