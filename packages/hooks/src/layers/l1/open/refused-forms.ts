// Forms of daily commands that no project needs: they hand out secrets, leave a container, or destroy what others keep. Data first.
import { posix } from 'node:path';
import type { Command } from '@agent-harness/contracts';
import type { Finding } from '../../../policy/verdicts.ts';

/** Rule, the command's name, and what its other words, joined by spaces, must match. */
const FORMS: readonly (readonly [rule: string, name: RegExp, words: RegExp])[] = [
  ['open.secret', /^security$/u, /^(?:dump-|find-|export|unlock)/u],
  ['open.secret', /^gpg2?$/u, /--export-secret/u],
  ['open.secret', /^pass$/u, /^(?:show|ls|find|grep)\b|^[\w/-]+$/u],
  ['open.secret', /^(?:gh|glab)$/u, /^auth (?:token|status .*(?:-t|--show-token))/u],
  ['open.secret', /^gcloud$/u, /\bprint-(?:access|identity)-token\b|secrets versions access/u],
  [
    'open.secret',
    /^aws$/u,
    /\b(?:get-secret-value|get-session-token|get-parameters?\b.*with-decryption|export-credentials|create-access-key|get-login-password)\b/u,
  ],
  ['open.secret', /^az$/u, /\b(?:get-access-token|secret show|keys list)\b/u],
  ['open.secret', /^(?:kubectl|oc)$/u, /\bget secrets?\b.*(?:-o|--output)|\bcreate token\b/u],
  ['open.secret', /^vault$/u, /^(?:read|kv get|token (?:create|lookup)|print token)/u],
  ['open.secret', /^(?:op|bw|lpass|doppler)$/u, /^(?:read|get|item get|show|secrets (?:get|download))\b/u],
  [
    'open.secret',
    /^(?:secretsdump\S*|mimipenguin\S*|mimikatz\S*|lazagne\S*|hashcat|john|hydra|gsecdump|procdump|gcore|linpeas\S*|linenum\S*|keydump|pypykatz)$/iu,
    /^/u,
  ],
  [
    'open.secret',
    /^(?:find|fd|locate)$/u,
    /(?:^|\s)(?:\/|\/\/\S*|~\S*|\/(?:home|root|Users|etc|var|opt|mnt)\S*|\$HOME\S*)\s.*(?:id_[dr]sa|id_ed|\.pem|\.key\b|shadow|credential|\.aws|\.azure|\.ssh|\.kube|token|passw|kdbx|\.pfx|\.p12|secret|\.env\b|cookies|wallet|\.ovpn|\.netrc)/iu,
  ],
  [
    'open.secret',
    /^(?:[ez]?grep|rg|ag)$/u,
    /(?:passw|secret|token|api_?key|private key|aws_access|credential).*\s(?:\/|~\S*|\/(?:home|root|Users|etc|var|opt|proc|mnt)\S*|\$HOME\S*)(?:\s|$)/iu,
  ],
  [
    'open.secret',
    /^(?:xclip|xsel|pbpaste|wl-paste|screencapture|scrot|import|xwd|logkeys|xinput|arecord)$/u,
    /^/u,
  ],
  [
    'open.escape',
    /^(?:docker|podman|nerdctl)$/u,
    /--privileged|--(?:pid|ipc|uts|userns|cgroupns)[= ]host\b|--cap-add|--device[= ]|docker\.sock|--security-opt|(?:-v|--volume)[= ]?\/(?:etc|root|home|var|proc|sys|dev)?\/?:|(?:src|source)=\/(?:etc|root|proc|sys)?,|\bchroot\b/u,
  ],
  ['open.escape', /^(?:kubectl|oc)$/u, /host(?:PID|Network|IPC)|privileged"?\s*:\s*true|hostPath/u],
  ['open.escape', /^sysctl$/u, /-w|=|--system|-p\b/u],
  ['open.escape', /^mount$/u, /\S/u],
  [
    'open.escape',
    /^(?:kill|pkill|killall)$/u,
    /\b(?:auditd|rsyslogd?|syslogd?|falcon\S*|osqueryd?|wazuh\S*|clamd?|sysmon|crowdstrike|cron|sshd|systemd|init)\b|^-(?:9|KILL|SIGKILL) -?1$/u,
  ],
  ['open.escape', /^history$/u, /^-[cdw]/u],
  ['open.escape', /^set$/u, /^\+o history/u],
  [
    'open.escape',
    /^(?:apt|apt-get|yum|dnf|rpm|dpkg|pacman|apk|zypper)$/u,
    /^(?:-[er]\b|remove|purge|erase|--purge|-P\b|del\b).*(?:audit|falcon|crowdstrike|clamav|osquery|sysmon|selinux|apparmor|ufw|firewall)/u,
  ],
  ['open.permissions', /^install$/u, /-m\s*[0-7]?[2467][0-7]{3}\b|-m\s*\S*s/u],
  [
    'open.destruction',
    /^(?:psql|mysql|mariadb|sqlite3|mongo|mongosh|redis-cli|clickhouse-client|cqlsh|bq|sqlcmd)$/u,
    /\b(?:DROP\s+(?:DATABASE|SCHEMA|TABLE)|TRUNCATE|DELETE\s+FROM\s+\w+\s*(?:;|"|$)|FLUSH(?:ALL|DB)|dropDatabase|\.drop\(|deleteMany\(\{\}\))/iu,
  ],
  ['open.destruction', /^(?:dropdb|dropuser)$/u, /^/u],
  ['open.destruction', /^(?:terraform|tofu|pulumi|cdk|terragrunt)$/u, /\bdestroy\b/u],
  [
    'open.destruction',
    /^(?:kubectl|oc)$/u,
    /\bdelete\b.*(?:\b(?:ns|namespaces?|pvc?|persistentvolume\w*|crds?|nodes?|all)\b|--all)/u,
  ],
  ['open.destruction', /^(?:docker|podman)$/u, /\b(?:system|volume) prune\b|\bvolume rm\b/u],
  [
    'open.destruction',
    /^(?:aws|gcloud|az|gsutil|bq|vault|op|doppler|heroku|wrangler|stripe|rclone|doctl|ldcli|velero|azcopy|flyctl|fly|eksctl|nats|circleci|apigeecli|algolia|borg|restic)$/u,
    /(?:^|\s)(?:[\w-]*-)?(?:delete|destroy|purge|terminate|rm|rb|deletefile|revoke|prune|batch-delete|[\w-]+:destroy|pg:reset)(?:-[\w-]+)?(?:\s|$)/u,
  ],
  ['open.destruction', /^(?:gh|glab)$/u, /^(?:repo delete|api .*(?:-X|--method)[= ]?DELETE)/u],
  ['open.destruction', /^(?:curl|http|https|xh|wget)$/u, /(?:(?:-X|--request|--method)[= ]?|^)DELETE\b/u],
];
const NAMES_HOST =
  /\$\([^)]*\b(?:cat|base64|whoami|hostname|env|printenv|id|uname|xxd|tar|head|tail|grep|od|find|ls)\b|`[^`]*\b(?:cat|base64|whoami|hostname|env|id|uname|xxd)\b/u;
/** Programs that carry a word of theirs to another machine. */
const SENDERS =
  /^(?:curl|wget|http|https|xh|dig|host|nslookup|ping6?|drill|kdig|traceroute|ftp|lftp|mail|telnet)$/u;

export function refusedForms(command: Command): Finding[] {
  const base = posix.basename(command.name ?? '');
  const texts = command.words.slice(1).map(({ text, source }) => text ?? source);
  const joined = texts.join(' ');
  const sent = SENDERS.test(base) ? texts.filter((text) => NAMES_HOST.test(text)) : [];
  return [
    ...FORMS.filter(([, name, words]) => name.test(base) && words.test(joined)).map(([rule]) => ({
      rule,
      words: [base, ...texts.slice(0, 3)],
    })),
    ...(sent.length > 0 ? [{ rule: 'open.upload', words: [base, ...sent] }] : []),
  ];
}
