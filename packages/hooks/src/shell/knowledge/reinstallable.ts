// Folders of tools and caches that an installer fills again: build machines delete them for space, and nobody's work lies there. Data first.
import { HOME } from '../reading.ts';

const TOOLS =
  /^\/(?:usr\/(?:share\/(?:dotnet|swift|miniconda|gradle\S*|sbt|rust|az_\S+)|local\/(?:go|lib\/(?:android|node_modules|heroku)|share\/(?:boost|powershell|chromium|vcpkg)|\.ghcup|graalvm|julia\S*|sqlpackage|aws-cli|node[\w.-]*)|lib\/(?:jvm|google-cloud-sdk|dotnet|node_modules))|opt\/(?:ghc|hostedtoolcache|az|google|microsoft|pipx|homebrew-cask|mssql-tools|node[\w.-]*|go[\w.-]*|zig[\w.-]*|gradle\S*|maven\S*)|var\/(?:lib\/apt\/lists|cache\/(?:apt|yum|dnf|apk|pacman\/pkg))|imagegeneration)(?:\/[\w.*@+-]+)*\/?$/u;

/** What a package manager downloads again, below a person's home. */
const CACHES =
  /^(?:\.(?:m2\/repository|gradle\/(?:caches|daemon|wrapper\/dists)|cargo\/(?:registry|git)|npm\/(?:_cacache|_npx|_logs)|nuget\/packages|ivy2\/cache|pub-cache|pnpm-store|yarn\/(?:cache|berry\/cache)|bun\/install\/cache|terraform\.d\/plugin-cache|local\/share\/pnpm\/store|android\/(?:build-)?cache|conan2?\/(?:data|p)|conda\/pkgs|cache\/\w[\w.-]*)|go\/pkg\/mod|Library\/Caches\/\w[\w.-]*)(?:\/[\w.*@+-]+)*\/?$/u;

/** @param path absolute, or below `~` */
export function isReinstallable(path: string): boolean {
  return (TOOLS.test(path) || isCache(path)) && !path.includes('..');
}

/** Only below the home of the person who asks. */
function isCache(path: string): boolean {
  const home = ['~/', `${HOME}/`].find((start) => path.startsWith(start));
  return home !== undefined && CACHES.test(path.slice(home.length));
}
