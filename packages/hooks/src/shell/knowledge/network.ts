// Clients of the network: which options carry a file, and which words are no host. Data only.
import type { Knowledge, Role } from './knowledge.ts';

function all(role: Role, options: string): Record<string, Role> {
  return Object.fromEntries(options.split(' ').map((option) => [option, role]));
}

export const NETWORK: Readonly<Record<string, Knowledge>> = {
  curl: {
    operands: ['unknown'],
    values: {
      ...all(
        'data',
        '-A --user-agent -H --header -X --request -m --max-time --connect-timeout -w --write-out -u --user -r --range -C --continue-at -e --referer --retry --retry-delay --retry-max-time --limit-rate -Y -y -z --time-cond --max-redirs --max-filesize --ciphers --tlsv1 --proto --proto-default --interface --local-port --keepalive-time --expect100-timeout --parallel-max --rate --variable -Q --quote --oauth2-bearer --aws-sigv4 --noproxy --form-string --data-raw -t --telnet-option --url-query',
      ),
      ...all(
        'unknown',
        '-d --data --data-ascii --data-binary --data-urlencode --json -F --form -b --cookie --url -x --proxy --preproxy --socks4 --socks4a --socks5 --socks5-hostname --connect-to --resolve --dns-servers --doh-url',
      ),
      ...all(
        'read',
        '-T --upload-file -E --cert --key --cacert --capath --netrc-file -K --config --unix-socket',
      ),
      ...all(
        'write',
        '-o --output -D --dump-header -c --cookie-jar --output-dir --trace --trace-ascii --stderr --etag-save --hsts --alt-svc --libcurl',
      ),
    },
  },
  wget: {
    operands: ['unknown'],
    values: {
      ...all(
        'data',
        '-U --user-agent --header --timeout -T -t --tries --wait -w --quota -Q --limit-rate -l --level -A --accept -R --reject -I -X --method --user --password --post-data --body-data -e --execute -D --domains --exclude-domains --waitretry --connect-timeout --read-timeout --max-redirect --restrict-file-names --progress --report-speed --regex-type --accept-regex --reject-regex',
      ),
      ...all(
        'read',
        '-i --input-file --post-file --body-file --load-cookies --ca-certificate --certificate --private-key --config',
      ),
      ...all(
        'write',
        '-O --output-document -o --output-file -a --append-output -P --directory-prefix --save-cookies --warc-file',
      ),
    },
    executes: ['--use-askpass'],
  },
};
