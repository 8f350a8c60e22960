// Folders of tools and caches that an installer fills again: build machines delete them for space, and nobody's work lies there. Data only.

const TOOLS =
  /^\/(?:usr\/(?:share\/(?:dotnet|swift|miniconda|gradle\S*|sbt|rust|az_\S+)|local\/(?:go|lib\/(?:android|node_modules|heroku)|share\/(?:boost|powershell|chromium|vcpkg)|\.ghcup|graalvm|julia\S*|sqlpackage|aws-cli|node[\w.-]*)|lib\/(?:jvm|google-cloud-sdk|dotnet|node_modules))|opt\/(?:ghc|hostedtoolcache|az|google|microsoft|pipx|homebrew-cask|mssql-tools|node[\w.-]*|go[\w.-]*|zig[\w.-]*|gradle\S*|maven\S*)|var\/(?:lib\/apt\/lists|cache\/(?:apt|yum|dnf|apk|pacman\/pkg))|imagegeneration)(?:\/[\w.*@+-]+)*\/?$/u;

/** @param path absolute */
export function isReinstallable(path: string): boolean {
  return TOOLS.test(path) && !path.includes('..');
}
