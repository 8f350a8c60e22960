// Forms that destroy what others keep: databases, clusters, clouds, backups. Data only.
import { forms } from './form.ts';

const CLOUD =
  'aws gcloud az gsutil bq vault op doppler heroku wrangler stripe rclone doctl ldcli velero azcopy flyctl fly eksctl nats circleci apigeecli algolia borg restic influx sls serverless linode-cli hcloud vercel netlify firebase supabase consul etcdctl s3cmd mc b2 nomad argocd rabbitmqctl ibmcloud oci scw exo vultr-cli railway render gitlab-rails deck virsh vboxmanage lxc tmutil glacier pscale neonctl turso atlas confluent rpk kafka-topics kafka-topics.sh kafka-consumer-groups kafka-consumer-groups.sh kafka-configs kafka-configs.sh fastly flipt unleash-cli pd splunk datadog-ci newrelic square braintree sendgrid twilio auth0 okta cloudflared flarectl cf eb sam copilot amplify jenkins-cli drone tkn argo rabbitmqadmin split duplicity sentry-cli kops rosa aliyun tccli openstack rancher northflank koyeb akamai dapr';
const DESTROYS =
  /(?:^|\s)(?:[\w-]*[-:])?(?:delete|destroy|destroy_all|del|purge|terminate|rm|rb|remove|deregister|deletefile|revoke|prune|batch-delete|undefine|unregistervm|delete_queue|pg:reset|reset|disable|drop|schedule-key-deletion|(?:db )?reset)(?:[-_:][\w-]+)?(?:\s|$)/u;

/** A database of tests, by its name: its migrations make it again. */
const TESTS = String.raw`["']?(?:[a-z0-9]+[_-])*(?:test|tests|testing|ci|dev|development)(?:[_-][a-z0-9]+)*["']?`;
const MADE_AGAIN = String.raw`^(?:-{1,2}[\w-]+(?:[= ](?:localhost|127\.0\.0\.1|\w+))? )*${TESTS}$`;
const DROPS_MADE_AGAIN = String.raw`^[^;]*\bDROP\s+DATABASE\s+(?:IF\s+EXISTS\s+)?${TESTS}\s*;?["']?$`;

/** Its tables, named on the command line. */
const IN_MADE_AGAIN = String.raw`^(?!.*prod)(?!.*DATABASE).*(?:^|\s|-d ?)\w+[_-](?:test|dev|development|local)(?:\s|$)`;

export const DESTRUCTION_FORMS = forms('open.destruction', [
  [
    'psql mysql mariadb sqlite3 mongo mongosh redis-cli clickhouse-client cqlsh bq sqlcmd',
    () => ({
      words:
        /\b(?:DROP\s+(?:DATABASE|SCHEMA|TABLE|KEYSPACE)|TRUNCATE|DELETE\s+FROM\s+\w+\s*(?:;|"|$)|FLUSH(?:ALL|DB)|dropDatabase|\.drop\(|deleteMany\(\{\}\)|KEYS \S+ .*\bDEL\b)/iu,
      unless: new RegExp(`${DROPS_MADE_AGAIN}|${IN_MADE_AGAIN}`, 'iu'),
    }),
  ],
  // The text that a pipe brings to the database.
  [
    'echo printf',
    () => ({
      words: /\b(?:DROP\s+(?:DATABASE|SCHEMA|TABLE)|TRUNCATE\s+\w|FLUSHALL)/iu,
      into: /\b(?:psql|mysql|mariadb|sqlite3|redis-cli|clickhouse-client|cqlsh)\b/u,
    }),
  ],
  ['redis-cli', () => ({ words: /\bKEYS /iu, into: /\bredis-cli\b.*\bdel\b/iu })],
  ['dropdb dropuser', () => ({ words: /^/u, unless: new RegExp(MADE_AGAIN, 'iu') })],
  ['gpg gpg2', () => ({ words: /--delete-secret/u })],
  ['pdsh dsh pssh clush salt fab mco parallel-ssh', () => ({ words: /\brm -|\bdd\b|\bmkfs/u })],
  ['rclone', () => ({ words: /^(?:sync|move\w*|dedupe|rmdirs?|cleanup)\b/u })],
  [
    'rails bin/rails gitlab-rails php artisan manage.py python python3',
    () => ({ words: /\b(?:destroy|delete)_all\b|\bdrop_table\b|objects\.all\(\)\.delete/u }),
  ],
  ['mv', () => ({ words: /\s\/dev\/null(?:\s|$)/u })],
  ['hg', () => ({ words: /^(?:update|up|checkout|co) .*(?:-C|--clean)|^purge|^strip|^revert .*--all/u })],
  ['svn', () => ({ words: /^revert .*(?:-R|--recursive|--depth)|^cleanup .*--remove/u })],
  // Windows.
  ['remove-item ri', () => ({ words: /-Recurse\b.*-Force\b|-Force\b.*-Recurse\b/iu })],
  ['rd rmdir del erase', () => ({ words: /(?:^|\s)\/[sfq]\b/iu })],
  ['format diskpart format-volume clear-disk clear-eventlog', () => ({ words: /^[a-z]:|^-|^\/s/iu })],
  ['cipher', () => ({ words: /\/w/iu })],
  ['cmd', () => ({ words: /\b(?:del|rd|rmdir|format)\b.*\/[sfq]\b/iu })],
  ['powershell pwsh', () => ({ words: /Remove-Item\b.*-(?:Recurse|Force)/iu })],
  ['mysqladmin', () => ({ words: /\bdrop\b/u })],
  [
    'terraform tofu pulumi cdk terragrunt',
    () => ({
      words: /\bdestroy\b|\bstate rm\b|\bworkspace delete\b|\bstack rm\b/u,
      unless: /^(?:-chdir=\S+ )?plan\b/u,
    }),
  ],
  [
    'kubectl oc',
    () => ({
      words:
        /\bdelete\b.*(?:\b(?:ns|namespaces?|projects?|pvc?|persistentvolume\w*|crds?|nodes?|all)\b|--all|--recursive|\bprod)|\bdrain\b.*--(?:force|delete-emptydir)/u,
      unless:
        /\bdelete (?:ns|namespace) (?:[\w-]+-)?(?:preview|test|dev|tmp|sandbox|demo|pr|scratch)(?:-[\w-]+)?$/u,
    }),
  ],
  [
    'kubectl oc',
    () => ({
      words:
        /\bscale\b(?=.*--replicas[= ]0)(?=.*(?:--all\b|\bprod(?:uction)?\b))|\btaint\b.*--all\b|\bcordon\b.*--selector[= ]/u,
    }),
  ],
  [
    'multipass orb limactl minikube kind',
    () => ({ words: /^delete\b.*--all\b.*--purge|^delete\b.*--purge.*--all/u }),
  ],
  // The history of the project itself.
  [
    'find fd',
    () => ({
      words: /^(?:\.|~\S*|\/|\$\{?HOME\S*)\/?\s.*-name ["']?\.git["']?\s.*(?:-delete|-exec(?:dir)? rm)\b/u,
      unless: /-mindepth [2-9]/u,
    }),
  ],
  // A stream without an end, over a file that a person keeps.
  [
    'cat cp head tee yes',
    () => ({
      words:
        /(?:\/dev\/(?:zero|u?random|full)\b|^|\s)(?=.*(?:~|\$\{?HOME\b|\/(?:home|Users|root)\/))(?=.*\/dev\/(?:zero|u?random|full)\b)/u,
      unless: /^-[cn]|\.(?:img|bin|swap|dat|raw)\b|swapfile/u,
    }),
  ],
  ['yes', () => ({ words: /> ?(?!\/dev\/null)\S/u })],
  ['helm', () => ({ words: /^(?:delete|uninstall)(?: -\S+)*$/u })],
  ['helm', () => ({ words: /\b(?:delete|uninstall)\b.*(?:\bprod|--purge)/u })],
  [
    'docker podman',
    () => ({
      words:
        /\bsystem (?:prune .*--volumes|reset)|\bvolume (?:prune .*(?:-\w*a|--all|--force)|rm \$\()|\brmi? .*\$\(.*images -q/u,
    }),
  ],
  [
    CLOUD,
    () => ({
      words: DESTROYS,
      unless:
        /^(?:s3 rm|rm|storage rm) (?!.*(?:\s-\w*r|--recursive|\*))\S+$|^s3 sync [\w./-]+ s3:|^sqs receive|^restic snapshots|^remove-tags|^config:|^db reset(?!.*--(?:linked|db-url|project-ref))/u,
    }),
  ],
  ['vssadmin wbadmin bcdedit wevtutil', () => ({ words: /delete|clear|cl\b|\/set/iu })],
  [
    'gh glab',
    () => ({
      words:
        /^(?:repo delete|release delete|(?:secret|variable) delete|(?:ci|pipeline) delete|api .*(?:-X|--method)[= ]?DELETE)/u,
    }),
  ],
  ['npm cargo gem', () => ({ words: /^(?:unpublish|yank|owner (?:rm|remove|--remove|-r))\b/u })],
  ['ansible', () => ({ words: /\brm -|state=absent|\bshutdown\b|\breboot\b/u })],
  [
    'rails bin/rails rake artisan php prisma npx python python3 manage.py sequelize sequelize-cli',
    () => ({
      words:
        /(?:db:(?:drop|reset|purge)\b.*(?:production|DISABLE_DATABASE)|production\S* .*db:(?:drop|reset|purge))|migrate:fresh .*--force|migrate reset .*--force|\bflush .*--no-?input|^sequelize\S* db:drop/u,
    }),
  ],
  [
    'curl http https xh wget',
    () => ({
      words: /(?:(?:-X|--request|--method)[= ]?|^)DELETE\b/u,
      unless:
        /(?:localhost|127\.0\.0\.1|\[::1\])(?!:(?:9200|9201|7700|8983|6333|5984|8086))(?!:(?:8001|8444)\/(?:services|routes|plugins|consumers|upstreams|targets|certificates|snis)\b)(?!.*(?:_all|\/\*))/u,
    }),
  ],
  // Requests that delete by another method than DELETE.
  [
    'curl http https xh wget',
    () => ({
      words:
        /\/_delete_by_query\b|\/admin\/tsdb\/(?:delete_series|clean_tombstones)\b|\/documents\/delete(?:-batch)?\b|\bmutation\b[^{]*\{\s*(?:\w+\s*:\s*)?(?:\w+_)?(?:delete|destroy|purge)/iu,
      unless: /(?:localhost|127\.0\.0\.1)\S*\/graphql\b/u,
    }),
  ],
  // A service's own client, on the command line.
  [
    'node nodejs bun deno tsx python python3 ruby php',
    () => ({
      words:
        /(?:^|\s)-(?:e|c|r|-eval)\b.*\.(?:clear_?objects|delete_?(?:index|all_?documents|by_?query|bucket|database|keyspace|topic|stack|function)|drop_?(?:database|collection)|flush_?(?:all|db)|purge_?queue)\w*\(/iu,
      unless: new RegExp(`["'(]${TESTS}["')]`, 'iu'),
    }),
  ],
  ['java', () => ({ words: /\bjenkins-cli\.jar\b.*\s(?:delete-|quiet-down|(?:safe-)?shutdown)/u })],
  ['flyway liquibase', () => ({ words: /^(?:-\S+ )*(?:clean|drop-?all)\b/iu })],
  [
    'wrangler turso supabase neonctl pscale',
    () => ({
      words: /\b(?:DROP\s+(?:DATABASE|SCHEMA|TABLE)|TRUNCATE\s|DELETE\s+FROM\s+\w+\s*(?:;|"|$))/iu,
      unless: /--local\b/u,
    }),
  ],
  // Whatever is listed becomes empty.
  ['tee', () => ({ words: /\$\(\s*(?:git ls-files|find|fd|ls)\b/u })],
  ['cp', () => ({ words: /^(?:-\w+ )*\/dev\/null (?:\(listed[^)]*\) )?["']?\$/u })],
  ['ldcli', () => ({ words: /\barchive\b/u })],
  ['splunk', () => ({ words: /^clean\b/u })],
  ['flux istioctl linkerd velero', () => ({ words: /^uninstall\b/u, unless: /--dry-run/u })],
  ['rm', () => ({ words: /\.git\/(?:objects|refs|HEAD|logs)(?:\/|\s|$)/u })],
]);
