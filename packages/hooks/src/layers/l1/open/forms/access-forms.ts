// Forms that let someone else in: new accounts and rights in clouds and forges, data made public, a start of its own. Data only.
import { type Form, forms } from './form.ts';

export const ACCESS_FORMS: readonly Form[] = [
  ...forms('open.permissions', [
    ['install', () => ({ words: /-m\s*[0-7]?[2467][0-7]{3}\b|-m\s*\S*s/u })],
    ['find', () => ({ words: /-perm [-/]?(?:[ugoa]*[=+]\w*s|0?[2467][0-7]{3})\b/u })],
    // A line that makes its reader root, wherever it is put for now.
    ['echo printf tee cat', () => ({ words: /\bNOPASSWD:\s*ALL\b.*(?:> ?|tee )\S*sudoers/u })],
    ['getcap', () => ({ words: /-r/u })],
    ['sh bash ksh zsh dash', () => ({ words: /^-\w*p(?:\s|$)/u })],
    ['chmod', () => ({ words: /\.claude\/|\.git\/hooks/u })],
  ]),
  ...forms('open.access', [
    [
      'aws',
      () => ({
        words:
          /\biam (?:create-(?:user|login-profile|access-key|virtual-mfa)|attach-\S+-policy|put-\S+-policy|add-user-to-group|update-assume-role|update-login)|\badd-permission\b.*(?:'\*'|"\*"|--principal \*)|put-bucket-(?:acl|policy)\b|(?:snapshot|image)-attribute\b.*(?:all\b|add|restore)|\b(?:put|set|attach)-(?!\S*(?:lifecycle|scaling|retention|delivery|backup|password))[a-z-]*policy\b|\bkms create-grant\b|\bkafka update-security\b.*Unauthenticated|\bec2-instance-connect send-ssh|authorize-security-group-ingress.*0\.0\.0\.0/iu,
      }),
    ],
    [
      'gcloud gsutil',
      () => ({
        words:
          /add-iam-policy-binding.*(?:owner|editor|admin|TokenCreator|allUsers)|\ballUsers\b|allAuthenticatedUsers/iu,
      }),
    ],
    [
      'gcloud',
      () => ({
        words:
          /firewall-rules (?:create|update)\b(?=.*0\.0\.0\.0\/0)(?=.*(?:tcp:0-|--(?:allow|rules)[= ](?:all|tcp)(?:\s|$)|:22\b|:3389\b))/u,
      }),
    ],
    ['az', () => ({ words: /nsg rule create\b(?=.*(?:\s\*|Internet|0\.0\.0\.0))(?=.*Allow)/iu })],
    [
      'az',
      () => ({
        words:
          /^keyvault set-policy\b|\bmicrosoft-entra-admin create\b|\bad-admin create\b|\bauthorization-rule create\b|\bvm (?:user update|extension set|run-command)\b|\bidentity federated-credential create\b|^rest (?=.*\bP(?:UT|OST)\b)(?=.*\/(?:roleAssignments|regenerateAccessKey|listKeys)\b)/iu,
      }),
    ],
    [
      'gcloud',
      () => ({
        words:
          /^(?:\S+ )*?identity groups memberships (?:add|modify)|^(?:alpha |beta )?scheduler jobs (?:create|update) http (?=.*--oidc-)|\bos-login ssh-keys add\b|\bset-iam-policy\b|\bstorage hmac create\b|\badd-metadata\b.*\b(?:ssh-keys|startup-script)\b/u,
      }),
    ],
    ['az', () => ({ words: /role assignment create|ad sp create-for-rbac.*(?:Owner|Contributor)/iu })],
    [
      'kubectl oc',
      () => ({ words: /create clusterrolebinding|auth reconcile|clusterrole[= ]cluster-admin/u }),
    ],
    [
      'gh glab',
      () => ({
        words:
          /^(?:ssh-key add|gpg-key add|(?:repo )?deploy-key add|repo edit .*--visibility[= ]public|repo create (?=.*--public).*--(?:push|source)|api \S*(?:\/keys|\/hooks|\/collaborators|\/invitations)\S* .*-[fF])/u,
      }),
    ],
    // A whole disk or home, for whoever asks.
    [
      'git',
      () => ({ words: /^daemon .*--base-path[= ](?:\/|~|\$\{?HOME\}?|\/(?:home|Users|root)\S*)(?:\s|$)/u }),
    ],
    [
      'ssh-copy-id',
      () => ({
        words: /(?:^|[\s@])(?:localhost|127\.0\.0\.1|::1)(?:\s|$)|-i ?\/(?:tmp|var\/tmp|dev\/shm)\//u,
      }),
    ],
    ['ssh-import-id ssh-import-id-gh ssh-import-id-lp', () => ({ words: /\w/u, unless: /^-(?:h|-help)/u })],
    ['net', () => ({ words: /^(?:user|localgroup)\b.*\/add/iu })],
    ['npm yarn pnpm', () => ({ words: /^(?:npm )?(?:owner add|access grant|token create|team add)\b/u })],
    ['cargo', () => ({ words: /^owner .*(?:--add|-a)\b/u })],
    ['gem', () => ({ words: /^owner .*(?:--add|-a)\b/u })],
    ['runas', () => ({ words: /administrator/iu })],
    [
      'security',
      () => ({ words: /authorizationdb write|add-trusted-cert|set-generic-password-par\w*-list/u }),
    ],
    ['osascript', () => ({ words: /administrator privileges|login item|mount volume/iu })],
    ['xhost', () => ({ words: /^\+(?!si:localuser:)/u })],
    // A Mac that lets others in.
    ['systemsetup', () => ({ words: /^-set(?:remotelogin|remoteappleevents) on\b/iu })],
    [
      'sysadminctl',
      () => ({
        words:
          /^-(?:addUser|deleteUser|resetPasswordFor|newPassword|secureToken(?:On|Off))\b|^-\w*guest\w* on\b/iu,
      }),
    ],
    // A shell that takes its lines from a pipe with a name, and whose answers go on.
    ['sh bash zsh dash ksh ash', () => ({ words: /^(?:-\w+ )*-\w*i\w*\s.*<\s?[^<\s]/u, into: /\|/u })],
    [
      'python python3 ruby busybox npx php serve http-server twistd twistd3',
      () => ({
        words:
          /(?:http\.server|httpd|http-server|^serve|^-S 0\.0\.0\.0|web).*(?:\s|=)(?:\/|~|\$\{?HOME\}?|\/home\S*|\/etc\S*|~\/\.\S+)(?:\s|$)/u,
      }),
    ],
    [
      'ngrok cloudflared tailscale bore lt localtunnel npx',
      () => ({
        words: /^(?:tcp|tls|funnel|local\b|localtunnel)\b|file:\/\/|--url[= ](?:ssh|tcp|rdp|smb|vnc):/u,
      }),
    ],
    ['code code-insiders code-server', () => ({ words: /^tunnel\b|--auth[= ]none/u })],
    ['tailscale', () => ({ words: /^(?:up|set)\b.*--ssh\b/u })],
    // A door from there to here, or one that everyone around may use.
    [
      'ssh autossh plink',
      () => ({
        words:
          /(?:^|\s)-[a-zA-Z]*R(?:\s?(?:\S+:)?\d|\s?\S+:\S+)|(?:^|\s)-[a-zA-Z]*D ?(?:0\.0\.0\.0|\*|\[::\]):|(?:^|\s)-[a-zA-Z]*L ?(?:0\.0\.0\.0|\*):|(?:^|\s)-w ?\S|RemoteForward|GatewayPorts/u,
      }),
    ],
  ]),
  ...forms('open.start', [
    [
      'npm pnpm yarn',
      () => ({
        words:
          /(?:^|\s)--(?:script-shell|init-module)[= ]\S|(?:^|\s)--(?:node-options|globalconfig|userconfig)[= ]\S*(?:-r\b|require|import|loader|\/tmp\/|\/dev\/shm\/)|^(?:config )?set .*\b(?:yarn-?path|plugins?)\b/iu,
        unless:
          /script-shell[= ]["']?(?!\/(?:tmp|var\/tmp|dev\/shm|home|Users)\/|\.)(?:\S*[\\/])?(?:ba|z|da)?sh(?:\.exe)?["']?(?:\s|$)/iu,
      }),
    ],
    [
      'npm pnpm yarn',
      () => ({
        words:
          /^(?:config )?set .*\b(?:script-shell(?!["']?[ =]["']?(?!\/(?:tmp|var\/tmp|dev\/shm|home|Users)\/|\.)(?:\S*[\\/])?(?:ba|z|da)?sh(?:\.exe)?["']?$)|prefix|init-module|init\.module|node-options|(?<!-)git|(?<!-)shell|editor)\b(?![\\/])|^pkg set scripts\.(?:(?:pre|post)?install\b|.*(?:curl|wget|\bsh\b|https?:))/u,
      }),
    ],
    ['npm', () => ({ words: /^set-script (?:pre|post|install|prepare)/u })],
    ['defaults', () => ({ words: /^write .*(?:loginwindow|LoginHook|LogoutHook)|^delete$/u })],
    [
      'gh glab',
      () => ({
        words:
          /^alias set \S+ .*(?:[|;&`]|\b(?:curl|wget|nc|rm|sh|bash)\b)|^config set (?:-\S+ )*(?:pager|editor|browser) .*(?:\bsh\b|[|;&`]|\/tmp\/)/u,
      }),
    ],
    ['aws', () => ({ words: /configure set (?:\S+\.)?credential_process\b/u })],
    // A program that is asked for a token whenever a cluster is.
    [
      'kubectl oc',
      () => ({
        words:
          /\bconfig set-credentials .*--exec-command[= ]["']?(?:\/(?:tmp|var\/tmp|dev\/shm)\/|\.|(?:\S*\/)?(?:ba|z|da)?sh\b)/u,
      }),
    ],
    // A step of every install, which nobody has read.
    [
      'jq yq sed perl',
      () => ({
        words:
          /\b(?:pre|post)?(?:install|prepare|prepublish\w*)\b["']?\]?\s*[=:|].*(?:\/(?:tmp|var\/tmp|dev\/shm)\/|\bcurl\b|\bwget\b|base64)/u,
      }),
    ],
    [
      'echo printf cat tee',
      () => ({
        words:
          /(?:^|[\s;&|"'])\/(?:tmp|var\/tmp|dev\/shm)\/\S+.*(?:>|^-a|\s)\s?\S*(?:\.husky|\.git\/hooks|githooks)\/\w/u,
      }),
    ],
    [
      'tmux',
      () => ({
        words: /\bdefault-(?:command|shell) (?!"?(?:\/\S*\/)?(?:ba|z|fi|da|k)?sh\b|"?\$|"?reattach)/u,
      }),
    ],
    ['loginctl', () => ({ words: /enable-linger/u })],
    ['docker podman', () => ({ words: /^update .*--restart/u })],
    ['kubectl', () => ({ words: /create cronjob/u })],
    ['claude codex gemini', () => ({ words: /^mcp add .*-- (?:\/(?:tmp|var\/tmp|dev\/shm)\/|\w*sh -c)/u })],
    // What the agent itself is made of, from anyone.
    [
      'claude codex gemini',
      () => ({
        words: /^plugin (?:marketplace add|install|enable)\b/u,
        unless: /\banthropics\/|@claude-plugins-official\b/u,
      }),
    ],
    ['schtasks', () => ({ words: /\/create|\/change/iu })],
    [
      'reg',
      () => ({ words: /^add .*(?:CurrentVersion\\?Run|Winlogon|Image File|CurrentControlSet\\?Services)/iu }),
    ],
    ['sc', () => ({ words: /^(?:create|config)\b/iu })],
    ['register-scheduledtask new-service set-mppreference new-scheduledtask*', () => ({ words: /^/u })],
    // Among the system's own programs one for another is the machine's business.
    [
      'update-alternatives',
      () => ({
        words: /--install|--set/u,
        unless:
          /^(?:--(?:quiet|verbose) )?(?:--install \/usr\/(?:local\/)?bin\/[\w.+-]+|--set) [\w.+-]+ \/(?:usr\/(?:local\/)?(?:bin|lib\S*)|opt)\/(?!\S*\.\.)\S+(?: \d+)?(?: --slave \/usr\/\S+ [\w.+-]+ \/(?:usr|opt)\/(?!\S*\.\.)\S+)*$/u,
      }),
    ],
    ['echo printf cat tee', () => ({ words: /folderOpen/u })],
    [
      '*',
      () => ({
        words:
          /> (?:\S*\/)?(?:(?:\.?venv|env)\/bin\/\w|node_modules\/\.bin\/|\.oh-my-zsh\/|(?:user|site)customize\.py)|> [^>]*\.pth["']?(?:\s|$)/u,
      }),
    ],
  ]),
];
