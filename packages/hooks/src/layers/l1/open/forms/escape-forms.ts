// Forms that take down the walls around a program, or silence what watches it. Data only.
import { forms } from './form.ts';

/** Programs whose one use is to break into a machine, or to live off it. */
export const ATTACK_TOOLS =
  /^(?:secretsdump|mimipenguin|mimikatz|lazagne|hashcat|john|hydra|medusa|gsecdump|unshadow|procdump|gcore|linpeas|winpeas|linenum|keydump|pypykatz|linux-?exploit-?suggester|les\.sh|lse\.sh|pspy|dirty-?(?:cow|pipe)|pwnkit|beroot|unix-privesc-check|traitor|deepce|amicontained|cdk_linux|kube-hunter|peirates|xmrig|minerd|(?:[a-z]+-)?miner|msfvenom|msfconsole|meterpreter|crackmapexec|netexec|evil-winrm|impacket-\w+|responder|bettercap|ettercap|sqlmap|weevely|sliver|merlin|rootkit|exploit)(?:[-_.\d][\w.-]*)?$/iu;

export const WATCHERS =
  'auditd?|falco|rsyslogd?|syslogd?|syslog-ng|falcon\\S*|osqueryd?|wazuh\\S*|clam\\S*|sysmon|crowdstrike|cbdaemon|cron|sshd|systemd|init|apparmor|firewalld?|ufw|fail2ban|selinux|guard|\\S*hook\\S*';

/** Images of tools that look after containers. */
const ASKS_ENGINE =
  'aquasec/trivy|aquasecurity/trivy|anchore/(?:syft|grype)|wagoodman/dive|portainer/[\\w-]+|containrrr/watchtower|localstack/localstack|traefik|lazyteam/lazydocker|amir20/dozzle|testcontainers/[\\w-]+|gitlab/gitlab-runner|jenkins/jenkins|nginxproxy/[\\w-]+|jwilder/[\\w-]+|nektos/act|goodwithtech/dockle|buildpacksio/pack|cadvisor/cadvisor|datadog/agent|grafana/[\\w-]+|netdata/netdata|louislam/[\\w-]+|docker/[\\w-]+|hashicorp/[\\w-]+|renovate/renovate';

/** A page that PowerShell is given to run. */
export const FED_FORMS = [
  ...forms('open.code', [
    [
      'powershell pwsh',
      () => ({ words: /(?:^|\s)-e(?:c|n|nc\w*)?\s+[\w+/=]{12,}|-enc\w*\b|-w(?:in\w*)?\s+hidden\b/iu }),
    ],
    // Options by which a package manager starts a program of its caller's.
    [
      'apt apt-get aptitude',
      () => ({
        words:
          /(?:^|\s)(?:-o ?|--option[= ])\S*(?:Invoke|Pre-Install-Pkgs|Post-Install-Pkgs|Dir::Bin|::Tools\b|Auto-Detect|Pager)/iu,
      }),
    ],
  ]),
  ...forms('open.code', [
    // A document that may start programs while it is set.
    [
      'latex pdflatex xelatex lualatex tex pdftex xetex luatex latexmk',
      () => ({ words: /write18|\\(?:input|openin|openout)\s*\||directlua.*\b(?:os|io)\.(?:execute|popen)/u }),
    ],
    // Code that is loaded before a script's own.
    [
      'php',
      () => ({
        words:
          /(?:^|\s)-d ?["']?(?:auto_(?:prepend|append)_file|(?:zend_)?extension ?=\s*\S*\/(?:tmp|var\/tmp|dev\/shm)\/)/u,
      }),
    ],
    [
      'node nodejs bun tsx ts-node',
      () => ({
        words:
          /(?:^|\s)(?:--(?:import|require|loader|experimental-loader)|-r)[= ]["']?(?:data:|https?:|\/(?:tmp|var\/tmp|dev\/shm)\/)/u,
      }),
    ],
    ['wmic', () => ({ words: /process call create/iu })],
    ['rundll32 regsvr32 mshta', () => ({ words: /javascript:|vbscript:|\/i:\S|https?:/iu })],
    ['forfiles', () => ({ words: /\/c /iu })],
    ['mail mailx mutt', () => ({ words: /--exec\b/u })],
    ['python*', () => ({ words: /^(?:-\w+ )*-m pty\b/u })],
    [
      'sqlite3 duckdb',
      () => ({ words: /(?:load_extension|\.load|\bLOAD)\b.*\/(?:tmp|var\/tmp|dev\/shm)\//iu }),
    ],
    ['java', () => ({ words: /\/dev\/(?:stdin|fd)/u })],
    ['redis-cli', () => ({ words: /\bmodule load\b|\beval\b.*os\.execute/iu })],
    // A library that is loaded, and runs.
    [
      'openssl',
      () => ({
        words:
          /^engine .*(?:\/|\.so\b|\.dylib\b)|(?:^|\s)-(?:engine|provider) \S*(?:\/|\.so\b|\.dylib\b)|(?:^|\s)-provider-path\b|SO_PATH/u,
      }),
    ],
    // Settings on the command line that name what the build starts.
    [
      'cargo',
      () => ({
        words: /--config[= ]["']?\S*(?:rustc|wrapper|linker|runner|credential-provider)\b["']?\s*=/u,
      }),
    ],
    ['pip pip3 uv pipx', () => ({ words: /git\+ext::/u })],
    ['ansible-playbook', () => ({ words: /^<\(.*\bshell\b|^\/dev\/(?:stdin|fd)/u })],
  ]),
  ...forms('open.source', [
    [
      'docker podman',
      () => ({
        words:
          /^(?:buildx )?build (?:.* )?https?:\/\/(?!github\.com|gitlab\.com|bitbucket\.org|dev\.azure\.com)[^\s=]+$/u,
        unless: /--build-arg[= ]\S+$/u,
      }),
    ],
  ]),
  ...forms('open.download', [
    // Variables of any name, `PATH` among them.
    ['export declare typeset', () => ({ words: /(?:^|\s)["']?(?:\$\(|`)\s*(?:curl|wget)\b/u })],
    ['iwr irm invoke-* curl wget', () => ({ words: /^/u, into: /\|\s*(?:iex|Invoke-Expression)\b/iu })],
    ['vi vim nvim', () => ({ words: /-s ?-(?:\s|$)/u })],
  ]),
];

export const ESCAPE_FORMS = forms('open.escape', [
  [
    'docker podman nerdctl',
    () => ({
      words:
        /--privileged|--(?:pid|uts|userns|cgroupns)[= ]host\b|--cap-add[= ](?!NET_(?:ADMIN|RAW|BIND_SERVICE)\b|SYS_PTRACE\b|IPC_LOCK\b|SYS_NICE\b)|--device[= ](?!\/dev\/(?:dri|snd|video\d|net\/tun|fuse|kvm|ttyUSB\d|ttyACM\d|nvidia\w*))|--security-opt|(?:-v|--volume)[= ]?(?:\/(?:etc|root|home|var|proc|sys|dev)?\/?|(?:~|\$\{?HOME\}?)\/?):|(?:src|source)=\/(?:etc|root|proc|sys)?,|\bchroot\b|\b(?:nc|ncat) .*-e\b/u,
    }),
  ],
  // The engine's socket is the machine: for the tools that are made to ask it, started as they are.
  [
    'docker podman nerdctl',
    () => ({
      words: /docker\.sock|containerd\.sock/u,
      unless: new RegExp(
        `(?:-v|--volume)[= ]?/var/run/docker\\.sock:/var/run/docker\\.sock(?::ro)?\\s(?:.*\\s)?(?:docker\\.io/|ghcr\\.io/|gcr\\.io/)?(?:${ASKS_ENGINE})(?::[\\w.-]+)?(?: (?!.*(?:\\bsh\\b|\\bbash\\b|-H\\b|\\.sock)).*)?$`,
        'u',
      ),
    }),
  ],
  [
    'kubectl oc',
    () => ({
      words:
        /host(?:PID|Network|IPC)|privileged(?:"?\s*[:=]\s*true|\b.*overwrite)|--privileged|hostPath|--as(?:-group)?[= ]\S*(?:system:|cluster-admin)|proxy .*(?:--address[= ]0|accept-hosts)|debug node\b|exec .*kube-system|auth can-i --list|pod-security\S*privileged/u,
    }),
  ],
  [
    'sysctl',
    () => ({
      words: /-w|=|-p \S/u,
      unless:
        /^(?:-w )?["']?(?:vm|net\.core|net\.bridge|fs\.inotify|net\.ipv4\.(?:tcp_\w+|ip_forward|ip_unprivileged_port_start|ip_local_port_range)|fs\.file-max)\b[\w.-]*=["']?\w+["']?$/u,
    }),
  ],
  [
    'mount',
    () => ({
      words:
        /\/dev\/(?:sd|nvme|vd|xvd|hd|dm|mapper|disk)|-t ?(?:cgroup2?|proc|sysfs|overlay|debugfs|securityfs|devtmpfs|bpf)\b|remount|(?:--r?bind|-o \S*bind) \/(?:etc|proc|sys|dev|root|home|var|usr)?(?:\/\S*)?\s|\s\/(?:etc|usr|bin|lib|home|root|proc|sys)?(?:\/\S*)?$|^\/(?:proc|sys|dev|etc)\b|^-a\b/u,
    }),
  ],
  ['bwrap', () => ({ words: /--(?:dev-)?bind \/ \//u })],
  ['flatpak flatpak-spawn', () => ({ words: /--filesystem[= ](?:host|home)|^--host\b/u })],
  ['snap', () => ({ words: /--dangerous|--devmode|run --shell/u })],
  ['sandbox-exec', () => ({ words: /allow default/u })],
  ['lxc', () => ({ words: /security\.privileged|source=\//u })],
  [
    'claude codex gemini',
    () => ({ words: /--dangerously-\S+|bypassPermissions|danger-full-access|--yolo\b|--full-auto/u }),
  ],
  [
    'gdb strace ltrace lldb',
    () => ({
      words:
        /(?:-p|--pid|--attach-pid)[= ]?(?:1\b|\$\(.*(?:ssh|agent|keyring|pgrep -o))|dump memory|\bcall /u,
    }),
  ],
  ['dbus-send busctl gdbus', () => ({ words: /StartUnit|StartTransient|EnableUnitFiles|HostCommand/u })],
  ['curl nc ncat socat http', () => ({ words: /(?:docker|containerd|crio|podman)\.sock/u })],
  ['curl wget http nc docker', () => ({ words: /:(?:2375|2376|10250)\b/u })],
  [
    'tar bsdtar',
    () => ({
      words:
        /^-?[a-zA-Z]*x.*(?:-C ?|--directory[= ])\/(?:\s|$)|(?:^|\s)(?:-[a-z]*P|--absolute-names)\b.*x|^-?[a-zA-Z]*x[a-zA-Z]*P|^-?[a-zA-Z]*P[a-zA-Z]*x|^-?[a-zA-Z]*x.*\s(?:-P|--absolute-names)\b/u,
    }),
  ],
  [
    'make gmake',
    () => ({
      words:
        /(?:^|\s)(?:SHELL|\.SHELLFLAGS|MAKEFLAGS)=(?!-?[jklsw]*\d*(?:\s|$)|(?:\/(?:usr\/)?bin\/|\/usr\/bin\/env )?(?:ba|da|z|k)?sh(?!\s+-)(?:\s|$))/u,
    }),
  ],
  ['xterm', () => ({ words: /-display \S*\w:\d/u })],
  [
    '*',
    () => ({
      words: /> ?\S*(?:\/release_agent|\/notify_on_release|core_pattern|\/uevent_helper|sysrq-trigger)\b/u,
    }),
  ],
  [
    'kill pkill killall',
    () => ({
      words: new RegExp(`\\b(?:${WATCHERS})\\b|^-(?:9|KILL|SIGKILL) -?1$|(?:^|\\s)(?:-u|--euid|-U) `, 'u'),
    }),
  ],
  ['kill', () => ({ words: /\$\(ps (?!.*grep)/u })],
  // What watches a cloud or a machine, and who is believed about a name.
  [
    'aws',
    () => ({
      words:
        /\b(?:cloudtrail (?:stop-logging|delete-trail|put-event-selectors)|guardduty (?:delete|update|disassociate)-|configservice (?:stop|delete)-|securityhub disable)/u,
    }),
  ],
  [
    'redis-cli',
    () => ({
      words:
        /\b(?:slaveof|replicaof) (?!no one|localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)\S*\./iu,
    }),
  ],
  // Protocols by which a client talks to services behind a wall.
  [
    'powershell pwsh',
    () => ({
      words: /(?:Set|Add)-MpPreference\b.*(?:Disable|Exclusion)|Stop-Service\b.*(?:WinDefend|mpssvc)/iu,
    }),
  ],
  ['icacls', () => ({ words: /\/grant\S* .*(?:Everyone|S-1-1-0|\*S-1-1-0):\(?\S*F/iu })],
  ['takeown', () => ({ words: /\/f ?"?[a-z]:\\(?:Windows|Users|Program)/iu })],
  ['docker', () => ({ words: /^buildx build .*--allow[= ]security\.insecure/u })],
  ['curl wget', () => ({ words: /(?:^|[\s"'])(?:gopher|dict|tftp|smbs?):\/\//iu })],
  // All that is sent goes through a machine by its number.
  [
    'curl wget',
    () => ({
      words:
        /(?:^|\s)(?:-x ?|--(?:pre)?proxy[= ]|--socks\S*[= ]|https?_proxy=)\S*?(?<![\d.])(?!127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0)\d{1,3}(?:\.\d{1,3}){3}\b/u,
    }),
  ],
  [
    'docker',
    () => ({
      words:
        /^plugin install .*--grant-all|^plugin (?:disable|rm)\b|^swarm join .*\s(?!127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)\d{1,3}(?:\.\d{1,3}){3}:/u,
    }),
  ],
  ['kubectl oc', () => ({ words: /config set-cluster .*--insecure-skip-tls-verify/u })],
  // What a Mac keeps watch with.
  [
    'defaults',
    () => ({
      words:
        /write \S*com\.apple\.(?:alf|LaunchServices|security|screensaver)\S* (?:globalstate|LSQuarantine|GKAutoRearm|askForPassword)/u,
    }),
  ],
  [
    'socketfilterfw',
    () => ({
      words: /--set(?:globalstate|blockall|stealthmode) off|--(?:unblockapp|add) \/(?:private\/)?tmp/u,
    }),
  ],
  // Through whom a Mac speaks to the network, what it wrote down, and what starts with it.
  [
    'networksetup',
    () => ({
      words: /^-set\w*(?:proxy|dnsservers)\w*\s/iu,
      unless: /\s(?:off|empty)$|^-set\w*state \S+ off$/iu,
    }),
  ],
  ['log', () => ({ words: /^erase\b/u })],
  ['sfltool', () => ({ words: /^reset/u })],
  ['xattr', () => ({ words: /quarantine \/(?:private\/)?(?:tmp|var\/tmp)\//u })],
  ['netsh', () => ({ words: /firewall.*(?:off|disable|delete)|portproxy add/iu })],
  ['nvram', () => ({ words: /=|-[dc]\b/u })],
  [
    'npm yarn pnpm',
    () => ({
      words:
        /\bset (?:\S+ )?(?:strict-ssl|ssl-strict)[ =]false|\bset \S*registry[ =]http:\/\/(?!localhost|127\.|10\.|192\.168\.)/u,
    }),
  ],
  ['*', () => ({ words: /\bstratum\d?\+(?:tcp|ssl|tls|udp|ws)\b/u })],
  ['history', () => ({ words: /^-[cdw]/u })],
  // A file that is given the age of a program of the system.
  ['touch', () => ({ words: /(?:^|\s)(?:-\w*r ?|--reference[= ])\/(?:s?bin|usr|etc|lib)\b/u })],
  ['set', () => ({ words: /^\+o history/u })],
  ['ip', () => ({ words: /\blink set .*\bdown\b|\broute (?:del|flush)/u })],
  [
    'apt apt-get yum dnf rpm dpkg pacman apk zypper',
    () => ({
      words: new RegExp(
        `^(?:-\\S+ )*(?:-[er]\\b|remove|purge|erase|--purge|-P\\b|del\\b).*(?:audit|falcon|crowdstrike|clamav|osquery|sysmon|selinux|apparmor|ufw|firewall|libc6|glibc|\\*)|--force-all|-e .*--nodeps|-Rdd`,
        'u',
      ),
    }),
  ],
]);
