// Forms that print a stored secret, or search the machine for one. Data only.
import { forms } from './form.ts';

export const SECRET_FORMS = forms('open.secret', [
  ['security', () => ({ words: /^(?:dump-|find-|export|unlock)/u })],
  ['gpg gpg2', () => ({ words: /--export-secret/u })],
  ['pass', () => ({ words: /^(?:show|ls|find|grep)\b|^[\w/-]+$/u })],
  ['gh glab', () => ({ words: /^auth (?:token|status .*(?:-t|--show-token))/u })],
  ['git', () => ({ words: /^credential(?:-\w+)? (?:fill|get)\b/u })],
  ['git', () => ({ words: /^config .*(?:extraheader|password|token)$/iu })],
  ['history', () => ({ words: /^/u, into: /\bgrep\b.*(?:pass|token|secret|key|auth)/iu })],
  [
    'gcloud',
    () => ({
      words: /\bprint-(?:access|identity)-token\b|secrets versions access|service-accounts keys create/u,
    }),
  ],
  [
    'aws',
    () => ({
      words:
        /\b(?:get-secret-value|get-session-token|get-parameters?\b.*with-decryption|export-credentials|create-access-key|assume-role\b(?!-policy-document)|configure get \S*(?:secret|token|key))/u,
    }),
  ],
  // The password goes straight to the tool that asks for it.
  [
    'aws',
    () => ({
      words: /\bget-login-password\b/u,
      into: /^(?!\|\s*(?:sudo )?(?:docker|podman|helm|nerdctl) .*--password-stdin)/u,
    }),
  ],
  ['az', () => ({ words: /\b(?:get-access-token|secret show|keys list)\b/u })],
  [
    'kubectl oc',
    () => ({ words: /\bget secrets?\b.*(?:-o|--output)|\bcreate token\b|config view .*--raw/u }),
  ],
  ['vault', () => ({ words: /^(?:read|kv get|token (?:create|lookup)|print token)/u })],
  [
    'op bw lpass doppler infisical chamber teller keyring secret-tool kwallet-query',
    () => ({
      words:
        /^(?:search|read|get|list items|item get|show|export|lookup|secrets?(?: (?:get|download|export)|$)|\S+ -r\b)/u,
    }),
  ],
  ['docker-credential-*', () => ({ words: /^(?:get|list)\b/u })],
  // All of a forge's secrets, in one text.
  ['echo printf cat tee sed', () => ({ words: /\btoJSON\(\s*secrets\s*\)/u })],
  ['getent', () => ({ words: /\bg?shadow\b/u })],
  ['rclone', () => ({ words: /^config (?:show|dump|file)/u })],
  ['etcdctl', () => ({ words: /\bget .*\/registry\/secrets/u })],
  ['trufflehog gitleaks', () => ({ words: /--no-redact|filesystem (?:~|\/|\$HOME)/u })],
  [
    'tar zip 7z 7za rar',
    () => ({
      words: /(?:^|\s)(?:~|\$\{?HOME\}?|\/(?:home|Users)(?:\/\w+)?|\/root|\/etc|\/)\/?(?:\s|$)/u,
      unless: /(?:^|\s)(?:-[a-zA-Z]*[xt]|[xt]\w*|x|l|--extract|--list)\s|-C ?\S+ \S*\w/u,
    }),
  ],
  ['cp', () => ({ words: /(?:^|\s)(?:~|\$\{?HOME\}?|\/(?:home|Users)(?:\/\w+)?)\/?\s+\S/u })],
  ['reg', () => ({ words: /^(?:save|export) "?HKLM\\?(?:SAM|SYSTEM|SECURITY)\b/iu })],
  ['cmdkey vaultcmd', () => ({ words: /\/list/iu })],
  ['docker podman', () => ({ words: /^inspect\b.*\.Config\.Env/u })],
  ['sops', () => ({ words: /^(?:-d|--decrypt|decrypt)\b/u })],
  ['ansible-vault', () => ({ words: /^(?:view|decrypt)\b/u })],
  ['pulumi rails bin/rails', () => ({ words: /--show-secrets|credentials:show/u })],
  ['terraform tofu', () => ({ words: /^state pull/u })],
  ['heroku', () => ({ words: /^config(?:$|\s)/u })],
  ['vercel', () => ({ words: /^env pull/u })],
  ['nmcli', () => ({ words: /-s\b|--show-secrets/u })],
  [
    'find fd locate',
    () => ({
      words:
        /(?:^|\s)(?:\/|\/\/\S*|~\S*|\/(?:home|root|Users|etc|var|opt|mnt)\S*|\$HOME\S*)\s.*(?:id_[dr]sa|id_ed|\.pem|\.key\b|shadow|credential|\.aws|\.azure|\.ssh|\.kube|token|passw|kdbx|\.pfx|\.p12|secret|\.env\b|cookies|wallet|\.ovpn|\.netrc)/iu,
    }),
  ],
  ['locate', () => ({ words: /id_[dr]sa|\.pem|credential|shadow|passw|wallet|secret/iu })],
  [
    'grep egrep zgrep rg ag',
    () => ({
      words:
        /(?:passw|secret|token|api_?key|api\[_-\]\??key|private key|BEGIN \w* ?PRIVATE|BEGIN RSA|aws_access|credential|AKIA|gh[pos]_|glpat|xox[bp]).*\s(?:\/|~\S*|\/(?:home|root|Users|etc|var|opt|proc|mnt)\S*|\$HOME\S*)(?:\s|$)/iu,
    }),
  ],
  [
    'screencapture scrot import xwd logkeys xinput arecord gnome-screenshot flameshot',
    () => ({ words: /^/u }),
  ],
  [
    'ffmpeg',
    () => ({ words: /-f (?:x11grab|avfoundation|gdigrab|alsa|pulse)\b.*(?:udp|rtmp|tcp|https?|srt):/u }),
  ],
  // What a microphone hears.
  [
    'ffmpeg',
    () => ({ words: /-f (?:alsa|pulse|dshow|openal|jack)\b.* -i\b|-f avfoundation\b.*-i ["']?(?:none)?:/u }),
  ],
  ['sox', () => ({ words: /^(?:-[qV]\S* )*(?:-d|--default-device)\s/u })],
  ['rec', () => ({ words: /^(?!--?(?:help|version))/u })],
  // A question that asks a person for a password, and what they copied.
  ['osascript', () => ({ words: /hidden answer|\bthe clipboard\b/iu, unless: /set the clipboard to/iu })],
  ['pbpaste xclip xsel wl-paste', () => ({ words: />>/u })],
  ['xclip xsel pbpaste wl-paste', () => ({ words: /^/u, into: /\b(?:curl|wget|nc|ncat|socat|ssh|mail)\b/u })],
]);
