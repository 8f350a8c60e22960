// Tools of which one form starts another command: package runners, containers, terminals. Data only.
import type { Wrapper } from './wrapper.ts';

export interface Runner extends Wrapper {
  names: RegExp;
  /** The first words, joined by spaces, up to where options and the command follow; `null` for none. */
  verb: RegExp | null;
  /** Only what follows `--` is the command. */
  dashes?: true;
  /** What is left is shell text, to be joined, not words. */
  text?: true;
}

const CONTAINER =
  '-e --env -u --user -w --workdir --env-file --detach-keys -v --volume -p --publish --name --network --net --entrypoint --platform --mount -m --memory --cpus --gpus --hostname -h --add-host --label -l --restart --dns --link --log-driver --pull --shm-size --tmpfs --ulimit --cap-add --cap-drop --security-opt --device --ipc --pid --userns --volumes-from --expose --ip --stop-signal --cidfile --runtime --index';

export const RUNNERS: readonly Runner[] = [
  { names: /^(?:docker|podman|nerdctl)$/u, verb: /^exec$/u, values: CONTAINER, skip: 1 },
  { names: /^(?:docker|podman|nerdctl)$/u, verb: /^(?:container )?run$/u, values: CONTAINER, skip: 1 },
  { names: /^(?:docker|podman)$/u, verb: /^compose exec$/u, values: CONTAINER, skip: 1 },
  { names: /^(?:docker|podman)-compose$/u, verb: /^exec$/u, values: CONTAINER, skip: 1 },
  {
    names: /^(?:kubectl|oc|mise|nix|op|doppler|aws-vault|asdf|dotenv|infisical|chamber|watchexec|teller)$/u,
    verb: null,
    values: '',
    skip: 0,
    dashes: true,
  },
  { names: /^(?:claude|codex|gemini|goose)$/u, verb: /^mcp add$/u, values: '', skip: 0, dashes: true },
  // The value of `-c` is one text for a shell.
  {
    names: /^npx$/u,
    verb: /^(?:\S+ )*(?:-c|--call)$/u,
    values: '',
    skip: 0,
    text: true,
  },
  {
    names: /^npm$/u,
    verb: /^(?:exec|x) (?:\S+ )*(?:-c|--call)$/u,
    values: '',
    skip: 0,
    text: true,
  },
  { names: /^(?:npx|bunx|pnpx|uvx)$/u, verb: null, values: '-p --package --from --with --python', skip: 0 },
  {
    names: /^(?:npm|pnpm|yarn|bundle|rbenv|pyenv|nodenv|composer)$/u,
    verb: /^(?:exec|x)$/u,
    values: '-p --package --filter -C',
    skip: 0,
  },
  { names: /^(?:pnpm|yarn)$/u, verb: /^dlx$/u, values: '-p --package', skip: 0 },
  {
    names: /^(?:poetry|pipenv|pdm|rye|uv|pixi)$/u,
    verb: /^run$/u,
    values:
      '--with --group --extra -p --python --env-file --directory --project --with-requirements --package -e',
    skip: 0,
  },
  { names: /^(?:conda|mamba|micromamba)$/u, verb: /^run$/u, values: '-n --name -p --prefix', skip: 0 },
  { names: /^tmux$/u, verb: /^(?:\S+ )*-c$/u, values: '', skip: 0, text: true },
  {
    names: /^perf$/u,
    verb: /^(?:stat|record|trace|(?:c2c|kmem|kvm|lock|mem|sched) record)$/u,
    values:
      '-e --event -o --output -F --freq -c --count -r --repeat -C --cpu -D --delay -I --interval-print -j -m --mmap-pages --call-graph -p --pid -t --tid -x --field-separator',
    skip: 0,
  },
  { names: /^rr$/u, verb: /^record$/u, values: '-o', skip: 0 },
  { names: /^ip$/u, verb: /^(?:netns exec|vrf exec)$/u, values: '', skip: 1 },
  { names: /^(?:distrobox|toolbox)(?:-enter)?$/u, verb: null, values: '', skip: 0, dashes: true },
  {
    names: /^(?:gnome-terminal|wezterm|zellij|reflex|onchange|systemd-cat)$/u,
    verb: null,
    values: '',
    skip: 0,
    dashes: true,
  },
  {
    names: /^(?:xterm|urxvt|rxvt|konsole|alacritty|kitty|terminator|xfce4-terminal|st|foot|lxterminal)$/u,
    verb: /^(?:\S+ )*(?:-e|-x)$/u,
    values: '',
    skip: 0,
  },
  { names: /^pidstat$/u, verb: /^(?:\S+ )*-e$/u, values: '', skip: 0 },
  { names: /^xdotool$/u, verb: /^exec$/u, values: '--args --terminator', skip: 0 },
  { names: /^direnv$/u, verb: /^exec$/u, values: '', skip: 1 },
  { names: /^git$/u, verb: /^bisect run$/u, values: '', skip: 0 },
  { names: /^cmake$/u, verb: /^-E (?:env|time)$/u, values: '', skip: 0, environment: true },
  { names: /^cmake$/u, verb: /^-E chdir$/u, values: '', skip: 1 },
  // Each operand is a text for a shell.
  {
    names: /^hyperfine$/u,
    verb: null,
    values:
      '-w --warmup -r --runs -m --min-runs -M --max-runs -p --prepare -c --cleanup -s --setup -S --shell -n --command-name -P --parameter-scan -D --parameter-step-size -L --parameter-list -u --time-unit --style --sort --input --output --export-json --export-markdown --export-csv --export-asciidoc',
    skip: 0,
    text: true,
  },
  // Started for every so many lines.
  { names: /^(?:mapfile|readarray)$/u, verb: /^(?:\S+ )*-C$/u, values: '', skip: 0 },
  {
    names: /^tmux$/u,
    verb: /^(?:new-session|new|new-window|split-window|send-keys|send|respawn-pane|run-shell|run|if-shell|popup|display-popup)$/u,
    values: '-s -n -c -x -y -t -e -F -l -p',
    skip: 0,
    text: true,
  },
  { names: /^screen$/u, verb: null, values: '-S -dmS -DmS -t -c -h -T -Logfile -X -p', skip: 0 },
  // Modules of which the argument is a command line.
  { names: /^ansible$/u, verb: /^(?:\S+ )*-a$/u, values: '', skip: 0, text: true },
  { names: /^salt-call$/u, verb: /^(?:\S+ )*cmd\.run$/u, values: '', skip: 0, text: true },
  { names: /^vagrant$/u, verb: /^ssh -c$/u, values: '', skip: 0, text: true },
  {
    names: /^(?:nix-shell|nix)$/u,
    verb: /^(?:\S+ )*(?:--run|--command|-c)$/u,
    values: '',
    skip: 0,
    text: true,
  },
  { names: /^(?:su|sg|runuser)$/u, verb: /^(?:\S+ )*-c$/u, values: '', skip: 0, text: true },
];
