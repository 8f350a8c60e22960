// Forms that print a stored secret, or search the machine for one. Data only.
import { forms } from './form.ts';

export const SECRET_FORMS = forms('open.secret', [
  [/^security$/u, /^(?:dump-|find-|export|unlock)/u],
  [/^gpg2?$/u, /--export-secret/u],
  [/^pass$/u, /^(?:show|ls|find|grep)\b|^[\w/-]+$/u],
  [/^(?:gh|glab)$/u, /^auth (?:token|status .*(?:-t|--show-token))/u],
  [/^git$/u, /^credential(?:-\w+)? (?:fill|get)\b/u],
  [/^git$/u, /^config .*(?:extraheader|password|token)$/iu],
  [/^history$/u, /^/u, { into: /\bgrep\b.*(?:pass|token|secret|key|auth)/iu }],
  [/^gcloud$/u, /\bprint-(?:access|identity)-token\b|secrets versions access|service-accounts keys create/u],
  [
    /^aws$/u,
    /\b(?:get-secret-value|get-session-token|get-parameters?\b.*with-decryption|export-credentials|create-access-key|assume-role\b|configure get \S*(?:secret|token|key))/u,
  ],
  // The password goes straight to the tool that asks for it.
  [
    /^aws$/u,
    /\bget-login-password\b/u,
    { into: /^(?!\|\s*(?:sudo )?(?:docker|podman|helm|nerdctl) .*--password-stdin)/u },
  ],
  [/^az$/u, /\b(?:get-access-token|secret show|keys list)\b/u],
  [/^(?:kubectl|oc)$/u, /\bget secrets?\b.*(?:-o|--output)|\bcreate token\b|config view .*--raw/u],
  [/^vault$/u, /^(?:read|kv get|token (?:create|lookup)|print token)/u],
  [
    /^(?:op|bw|lpass|doppler|infisical|chamber|teller|keyring|secret-tool|kwallet-query)$/u,
    /^(?:search|read|get|list items|item get|show|export|lookup|secrets?(?: (?:get|download|export)|$)|\S+ -r\b)/u,
  ],
  [/^getent$/u, /\bg?shadow\b/u],
  [/^rclone$/u, /^config (?:show|dump|file)/u],
  [/^etcdctl$/u, /\bget .*\/registry\/secrets/u],
  [/^(?:trufflehog|gitleaks)$/u, /--no-redact|filesystem (?:~|\/|\$HOME)/u],
  [
    /^(?:tar|zip|7z|7za|rar)$/u,
    /(?:^|\s)(?:~|\$\{?HOME\}?|\/(?:home|Users)(?:\/\w+)?|\/root|\/etc|\/)\/?(?:\s|$)/u,
    { unless: /(?:^|\s)(?:-[a-zA-Z]*[xt]|[xt]\w*|x|l|--extract|--list)\s|-C ?\S+ \S*\w/u },
  ],
  [/^cp$/u, /(?:^|\s)(?:~|\$\{?HOME\}?|\/(?:home|Users)(?:\/\w+)?)\/?\s+\S/u],
  [/^reg(?:\.exe)?$/iu, /^(?:save|export) "?HKLM\\?(?:SAM|SYSTEM|SECURITY)\b/iu],
  [/^(?:cmdkey|vaultcmd)(?:\.exe)?$/iu, /\/list/iu],
  [/^(?:docker|podman)$/u, /^inspect\b.*\.Config\.Env/u],
  [/^sops$/u, /^(?:-d|--decrypt|decrypt)\b/u],
  [/^ansible-vault$/u, /^(?:view|decrypt)\b/u],
  [/^(?:pulumi|rails|bin\/rails)$/u, /--show-secrets|credentials:show/u],
  [/^(?:terraform|tofu)$/u, /^state pull/u],
  [/^heroku$/u, /^config(?:$|\s)/u],
  [/^vercel$/u, /^env pull/u],
  [/^nmcli$/u, /-s\b|--show-secrets/u],
  [
    /^(?:find|fd|locate)$/u,
    /(?:^|\s)(?:\/|\/\/\S*|~\S*|\/(?:home|root|Users|etc|var|opt|mnt)\S*|\$HOME\S*)\s.*(?:id_[dr]sa|id_ed|\.pem|\.key\b|shadow|credential|\.aws|\.azure|\.ssh|\.kube|token|passw|kdbx|\.pfx|\.p12|secret|\.env\b|cookies|wallet|\.ovpn|\.netrc)/iu,
  ],
  [/^locate$/u, /id_[dr]sa|\.pem|credential|shadow|passw|wallet|secret/iu],
  [
    /^(?:[ez]?grep|rg|ag)$/u,
    /(?:passw|secret|token|api_?key|api\[_-\]\??key|private key|BEGIN \w* ?PRIVATE|BEGIN RSA|aws_access|credential|AKIA|gh[pos]_|glpat|xox[bp]).*\s(?:\/|~\S*|\/(?:home|root|Users|etc|var|opt|proc|mnt)\S*|\$HOME\S*)(?:\s|$)/iu,
  ],
  [/^(?:screencapture|scrot|import|xwd|logkeys|xinput|arecord|gnome-screenshot|flameshot)$/u, /^/u],
  [/^ffmpeg$/u, /-f (?:x11grab|avfoundation|gdigrab|alsa|pulse)\b.*(?:udp|rtmp|tcp|https?|srt):/u],
  [/^(?:xclip|xsel|pbpaste|wl-paste)$/u, /^/u, { into: /\b(?:curl|wget|nc|ncat|socat|ssh|mail)\b/u }],
]);
