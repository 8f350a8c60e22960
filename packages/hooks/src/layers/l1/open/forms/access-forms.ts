// Forms that let someone else in: new accounts and rights in clouds and forges, data made public, a start of its own. Data only.
import { type Form, forms } from './form.ts';

export const ACCESS_FORMS: readonly Form[] = [
  ...forms('open.permissions', [
    [/^install$/u, /-m\s*[0-7]?[2467][0-7]{3}\b|-m\s*\S*s/u],
    [/^find$/u, /-perm [-/]?(?:[ugoa]*[=+]\w*s|0?[2467][0-7]{3})\b/u],
    [/^getcap$/u, /-r/u],
    [/^(?:ba|k|z|da)?sh$/u, /^-\w*p(?:\s|$)/u],
    [/^chmod$/u, /\.claude\/|\.git\/hooks/u],
  ]),
  ...forms('open.access', [
    [
      /^aws$/u,
      /\biam (?:create-(?:user|login-profile|access-key|virtual-mfa)|attach-\S+-policy|put-\S+-policy|add-user-to-group|update-assume-role|update-login)|\badd-permission\b.*(?:'\*'|"\*"|--principal \*)|put-bucket-(?:acl|policy)\b|snapshot-attribute\b.*(?:all\b|add|restore)|authorize-security-group-ingress.*0\.0\.0\.0/iu,
    ],
    [
      /^(?:gcloud|gsutil)$/u,
      /add-iam-policy-binding.*(?:owner|editor|admin|TokenCreator|allUsers)|\ballUsers\b|allAuthenticatedUsers/iu,
    ],
    [/^az$/u, /role assignment create|ad sp create-for-rbac.*(?:Owner|Contributor)/iu],
    [/^(?:kubectl|oc)$/u, /create clusterrolebinding|auth reconcile|clusterrole[= ]cluster-admin/u],
    [
      /^(?:gh|glab)$/u,
      /^(?:ssh-key add|gpg-key add|(?:repo )?deploy-key add|repo edit .*--visibility[= ]public|api \S*(?:\/keys|\/hooks|\/collaborators|\/invitations)\S* .*-[fF])/u,
    ],
    [/^net$/iu, /^(?:user|localgroup)\b.*\/add/iu],
    [/^(?:runas)$/iu, /administrator/iu],
    [/^security$/u, /authorizationdb write|add-trusted-cert/u],
    [/^osascript$/u, /administrator privileges|login item/iu],
    [
      /^(?:python3?|ruby|busybox|npx|php|serve|http-server|twistd3?)$/u,
      /(?:http\.server|httpd|http-server|^serve|^-S 0\.0\.0\.0|web).*(?:\s|=)(?:\/|~|\$\{?HOME\}?|\/home\S*|\/etc\S*|~\/\.\S+)(?:\s|$)/u,
    ],
    [
      /^(?:ngrok|cloudflared|tailscale|bore|lt|localtunnel|npx)$/u,
      /^(?:tcp|tls|funnel|local\b|localtunnel)\b|file:\/\/|--url[= ](?:ssh|tcp|rdp|smb|vnc):/u,
    ],
    [/^code(?:-insiders|-server)?$/u, /^tunnel\b|--auth[= ]none/u],
    [/^tailscale$/u, /^(?:up|set)\b.*--ssh\b/u],
    // A door from there to here, or one that everyone around may use.
    [
      /^(?:ssh|autossh|plink)$/u,
      /(?:^|\s)-[a-zA-Z]*R(?:\s?(?:\S+:)?\d|\s?\S+:\S+)|(?:^|\s)-[a-zA-Z]*D ?(?:0\.0\.0\.0|\*|\[::\]):|(?:^|\s)-[a-zA-Z]*L ?(?:0\.0\.0\.0|\*):|(?:^|\s)-w ?\S|RemoteForward|GatewayPorts/u,
    ],
  ]),
  ...forms('open.start', [
    [
      /^npm$/u,
      /^(?:config )?set .*\b(?:script-shell|prefix|init-module|init\.module|node-options|git|shell|editor)\b|^pkg set scripts\.(?:(?:pre|post)?install\b|.*(?:curl|wget|\bsh\b|https?:))/u,
    ],
    [/^npm$/u, /^set-script (?:pre|post|install|prepare)/u],
    [/^defaults$/u, /^write .*(?:loginwindow|LoginHook|LogoutHook)|^delete$/u],
    [/^loginctl$/u, /enable-linger/u],
    [/^(?:docker|podman)$/u, /^update .*--restart/u],
    [/^kubectl$/u, /create cronjob/u],
    [/^(?:claude|codex|gemini)$/u, /^mcp add .*-- (?:\/(?:tmp|var\/tmp|dev\/shm)\/|\w*sh -c)/u],
    [/^schtasks(?:\.exe)?$/iu, /\/create|\/change/iu],
    [
      /^reg(?:\.exe)?$/iu,
      /^add .*(?:CurrentVersion\\?Run|Winlogon|Image File|CurrentControlSet\\?Services)/iu,
    ],
    [/^sc(?:\.exe)?$/iu, /^(?:create|config)\b/iu],
    [/^(?:Register-ScheduledTask|New-Service|Set-MpPreference|New-ScheduledTask\w*)$/iu, /^/u],
    [/^update-alternatives$/u, /--install|--set/u],
    [/^(?:echo|printf|cat|tee)$/u, /folderOpen/u],
    [
      /^/u,
      /> (?:\S*\/)?(?:(?:\.?venv|env)\/bin\/\w|node_modules\/\.bin\/|\.oh-my-zsh\/|(?:user|site)customize\.py)|> \S*\.pth(?:\s|$)/u,
    ],
  ]),
];
