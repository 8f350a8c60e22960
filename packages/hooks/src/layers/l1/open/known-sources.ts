// Hosts whose packages and repositories a developer takes every day. Data only; any other source of code is refused.
const HOSTS = [
  'github.com gitlab.com bitbucket.org codeberg.org git.sr.ht sr.ht githubusercontent.com github.io dev.azure.com gitea.com git.kernel.org googlesource.com',
  'pypi.org pythonhosted.org npmjs.org npmjs.com yarnpkg.com rubygems.org crates.io golang.org goproxy.io proxy.golang.org packagist.org maven.org maven.apache.org gradle.org nuget.org hex.pm cpan.org metacpan.org r-project.org cran.rstudio.com packagemanager.posit.co jsr.io deno.land esm.sh unpkg.com pkg.dev',
  'download.pytorch.org anaconda.org anaconda.com conda.io conda-forge.org docker.io docker.com ghcr.io quay.io k8s.io mcr.microsoft.com helm.sh bitnami.com flathub.org nixos.org debian.org ubuntu.com fedoraproject.org archlinux.org microsoft.com googleapis.com google.com aka.ms',
].flatMap((line) => line.split(' '));

/** @param host canonical */
export function isKnownSource(host: string): boolean {
  return HOSTS.some((known) => host === known || host.endsWith(`.${known}`));
}
