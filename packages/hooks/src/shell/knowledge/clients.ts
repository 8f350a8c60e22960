// Programs that talk to other hosts: how each is told where to. Data only.

/** `url`: every operand is an address; `remote`: `user@host:path`; `name`: a host's name, or `@server`; `first`: its first operand is a host. */
export type Addressed = 'url' | 'remote' | 'name' | 'first';

const TABLE: readonly (readonly [Addressed, string])[] = [
  [
    'url',
    'curl curlie wget wget2 http https xh xhs httpie aria2c axel lynx w3m links links2 elinks websocat wscat fetch lwp-request lwp-download',
  ],
  ['remote', 'scp rsync sftp sshfs lftp ftp ncftp ncftpput ncftpget smbclient rclone'],
  [
    'name',
    'dig host nslookup drill kdig delv resolvectl dog doggo ping ping6 fping hping3 arping nping traceroute tracepath tcptraceroute mtr whois nmap finger getent avahi-resolve dscacheutil',
  ],
  ['first', 'ssh mosh autossh ssh-copy-id ssh-keyscan telnet nc ncat netcat tftp rlogin rsh'],
];

const MEMBERS = new Map(
  TABLE.flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind] as const)),
);

export function addressedBy(name: string): Addressed | null {
  return MEMBERS.get(name) ?? null;
}

/** Clients that only some of their first words make one. */
export const SOMETIMES: Readonly<Record<string, RegExp>> = {
  getent: /^a?hosts(?:v[46])?$/u,
  resolvectl: /^(?:query|service|openpgp|tlsa)$/u,
  dscacheutil: /^-q$/u,
};

/** Clients that with these first words, and no address, read what lies here. */
export const OFFLINE: Readonly<Record<string, RegExp>> = {
  ip: /^(?:a|addr|address|l|link|r|ro|route|n|neigh|rule|maddr|mroute)$/u,
  openssl: /^(?:asn1parse|base64|crl|dgst|version|x509)$/u,
};

/** Variables that say where other programs go, or through whom. */
export const LEADS =
  /^(?:\w+_proxy|\w+_PROXY|GIT_PROXY_COMMAND|GIT_SSH_COMMAND|(?:NPM_CONFIG|npm_config|YARN|YARN_NPM|BUN_CONFIG|PIP|PIP_EXTRA|UV|UV_DEFAULT|UV_EXTRA|POETRY|CARGO_REGISTRIES|GEM|BUNDLE)_?\w*(?:REGISTRY|registry|REGISTRY_SERVER|INDEX|INDEX_URL|HOST|SOURCE)|GOPROXY|GONOSUMDB|DOCKER_HOST|CONTAINER_HOST|HF_ENDPOINT|\w+_(?:BASE_URL|ENDPOINT_URL|API_BASE))$/u;
