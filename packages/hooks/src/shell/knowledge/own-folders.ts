// Which folders of a machine are a person's own, and which are the system's. Data first.

/** Folders of the system: who writes here changes what other programs are, or do. */
const SYSTEM =
  /^\/(?:$|bin|boot|dev|etc|lib\w*|proc|root|run|sbin|sys|usr|var|home|Users|Library|System|private|Applications|cores|efi|snap|[^/]*$)(?:\/|$)/u;
/** Places inside them that are made for a person's own programs, keys of package archives and services of a project. */
const MADE_FOR =
  /^\/(?:usr\/local(?=$)|usr\/local\/(?:bin|lib|share(?!\/ca-certificates)|include|src|opt|go|man)|usr\/share\/keyrings|usr\/lib\/docker\/cli-plugins|var\/(?:www|tmp)|etc\/(?:apt\/(?:keyrings|trusted\.gpg\.d|sources\.list\.d|preferences\.d)|yum\.repos\.d|nginx|apache2|httpd|caddy|docker|prometheus|grafana\w*|redis|postgresql|mysql)|swapfile|opt|srv|mnt|data|app|Applications)(?:\/|$)/u;
/** Hidden folders of a home that hold programs, data or settings of single tools. */
const HIDDEN =
  /^\.(?:local(?=\/?$)|local\/(?:bin|lib|state|share|include|opt|src)|config|cache|npm|cargo\/bin|docker\/cli-plugins|nvm|sdkman|m2|gradle|vim|tmux|oh-my-zsh\/custom|zsh|(?:claude|codex|cursor|gemini)\/(?:skills|commands|agents|prompts|rules))(?:\/|$)/u;
/** What starts by itself, or decides what other tools start. */
const STARTS =
  /^\.(?:.*\/)?(?:autostart|systemd|init\.d|environment\.d|plasma-workspace|fish|dbus-1|git|Code|Cursor|VSCodium|applications|nautilus|keyrings)(?:\/|$)|^Library(?:\/|$)/u;
/** Programs of the system that another of the same name would stand in for. */
const STANDS_IN =
  /\/bin\/(?:ls|cat|cp|mv|rm|ps|top|find|grep|id|who|w|su|sudo|ssh|scp|sh|bash|zsh|login|passwd|netstat|ss|systemctl|python3?|git|curl)$/u;

/** @param path absolute; a place that a person fills with programs, data and settings, where nothing starts by itself */
export function isOwnFolder(path: string): boolean {
  if (STANDS_IN.test(path)) return false;
  const home = /^(?:\/home|\/Users)\/[^/]+(?:\/(.*))?$/u.exec(path);
  if (!home) return !SYSTEM.test(path) || MADE_FOR.test(path);
  const below = home[1] ?? '';
  return below !== '' && (!below.startsWith('.') || HIDDEN.test(below)) && !STARTS.test(below);
}
