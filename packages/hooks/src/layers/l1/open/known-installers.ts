// Installers that vendors tell everyone to pipe into a shell: whoever runs one trusts that vendor's programs anyway. By exact address, over TLS.

/** Hosts that serve nothing but a vendor's own installers. */
const HOSTS =
  'sh.rustup.rs bun.sh get.pnpm.io get.volta.sh install.python-poetry.org get.docker.com get.sdkman.io deb.nodesource.com rpm.nodesource.com get.k3s.io get.helm.sh pyenv.run mise.run mise.jdx.dev get.jetify.com get.rvm.io install.determinate.systems get-ghcup.haskell.org get.pulumi.com sdk.cloud.google.com ohmyz.sh install.ohmyz.sh install.duckdb.org cli.doppler.com';
/** Installers on hosts that serve more: the beginning of host and path. */
const PLACES =
  'astral.sh/uv/ astral.sh/ruff/ deno.land/install.sh deno.land/x/install/install.sh deno.com/install starship.rs/install.sh fnm.vercel.app/install just.systems/install.sh fly.io/install.sh nixos.org/nix/install claude.ai/install.sh getcomposer.org/installer get.opentofu.org/install bootstrap.pypa.io/get-pip.py wasmtime.dev/install.sh rustwasm.github.io/wasm-pack/installer/init.sh aka.ms/InstallAzureCLIDeb tailscale.com/install.sh ollama.com/install.sh zed.dev/install.sh cursor.com/install foundry.paradigm.xyz install.meteor.com dot.net/v1/dotnet-install.sh dotnet.microsoft.com/download/dotnet/scripts/v1/dotnet-install.sh';
/** Repositories whose installers are read from GitHub. */
const REPOSITORIES =
  'Homebrew/install nvm-sh/nvm pyenv/pyenv-installer helm/helm ohmyzsh/ohmyzsh golangci/golangci-lint aquasecurity/trivy anchore/syft anchore/grype k3d-io/k3d rancher/k3d junegunn/vim-plug rbenv/rbenv-installer sdkman/sdkman-cli go-task/task goreleaser/goreleaser rhysd/actionlint nektos/act kubernetes-sigs/kustomize argoproj/argo-cd tfutils/tfenv terraform-linters/tflint GoogleContainerTools/skaffold asdf-vm/asdf cargo-bins/cargo-binstall jesseduffield/lazydocker jesseduffield/lazygit ajeetdsouza/zoxide';

const STARTS = [
  ...HOSTS.split(' ').map((host) => `${host}/`),
  ...PLACES.split(' '),
  ...REPOSITORIES.split(' ').map((name) => `raw.githubusercontent.com/${name}/`),
];

/** @param url as it stands in a command; one without a scheme is fetched over plain HTTP */
export function isKnownInstaller(url: string): boolean {
  const [, place] = /^https:\/\/([\w.-]+(?:\/[\w./+~-]*)?)$/u.exec(url) ?? [];
  return (
    place !== undefined &&
    !place.includes('..') &&
    STARTS.some((start) => `${place}${place.includes('/') ? '' : '/'}`.startsWith(start))
  );
}

const OPTION = String.raw`(?:-[fsSLq]+|-qO-|-qO ?-|-[qO]+ ?-|-o-|--(?:silent|fail|location|show-error|tlsv1\.[23]|compressed|https-only|secure-protocol=TLSv1_[23])|--proto ?=?'?=?https'?|--proto "=https"|--retry \d+|--secure-protocol=\w+)`;
const FETCH = String.raw`(?:curl|wget)(?: +${OPTION})* +(?<q>["']?)(?<url>https:\/\/[\w./+~-]+)\k<q>(?: +${OPTION})*`;
const BEFORE = String.raw`(?:sudo +(?:-E +)?)?(?:[A-Z_]+=[\w./:-]* +)*(?:env +(?:[A-Z_]+=[\w./:-]* +)*)?(?:\/(?:usr\/)?bin\/)?`;
const ARGUMENT = String.raw`(?:[\w./:=@+-]+|""|"?\$\{?HOME\}?[\w./-]*"?|"?\$\(go env GOPATH\)[\w./-]*"?)`;
const SHELL = String.raw`(?:ba|z|da)?sh`;
const END = String.raw`(?=\s*(?:$|[;&|\n)]))`;
const SHAPES = [
  new RegExp(String.raw`${FETCH} *\| *${BEFORE}(?:${SHELL}|python3?|php)(?: +${ARGUMENT})*${END}`, 'gu'),
  new RegExp(String.raw`${BEFORE}${SHELL} +-c +"\$\( *${FETCH} *\)"(?: +${ARGUMENT})*${END}`, 'gu'),
  new RegExp(String.raw`${BEFORE}${SHELL} +<\( *${FETCH} *\)(?: +${ARGUMENT})*${END}`, 'gu'),
];

/** The program with every known installer that it runs taken out; what else it runs unread still stands in it. */
export function withoutInstallers(source: string): string {
  return SHAPES.reduce(
    (text, shape) =>
      text.replaceAll(shape, (...match) => {
        const { url } = match.at(-1) as { url: string };
        return isKnownInstaller(url) ? 'true' : (match[0] as string);
      }),
    source,
  );
}
