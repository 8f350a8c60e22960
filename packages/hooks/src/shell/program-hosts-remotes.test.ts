// Hosts that Git reaches, and programs that are given `user@host:path` or a bare host: ssh, scp, rsync and their like.
import { describe, expect, it } from 'vitest';
import { shownHosts } from './shown-hosts.fixture.ts';

describe('remotes of Git', () => {
  it.each([
    ['git clone https://a.example/x', ['client a.example git https://a.example/x']],
    ['git clone git@a.example:x', ['client a.example git git@a.example:x']],
    ['git clone a.example:x', ['client a.example git a.example:x']],
    ['git clone ab:x', ['client ab git ab:x']],
    ['git push -q ab:x', ['client ab git ab:x']],
    ['git push push ab:x', ['client null git git']],
    ['git clone ../x', ['client null git git']],
    ['git clone x', ['client null git git']],
    ['git push a.example:x HEAD:refs/x', ['client a.example git a.example:x']],
    ['git push git@a.example:x main:main', ['client a.example git git@a.example:x']],
    ['git push origin a.b:c', ['client a.b git a.b:c']],
    ['git push origin main', ['client null git git']],
    ['git push https://a.example/x main', ['client a.example git https://a.example/x']],
    ['git fetch origin', ['client null git git']],
    ['git ls-remote https://a.example/x', ['client a.example git https://a.example/x']],
    ['git remote add o git@a.example:x', ['client a.example git git@a.example:x']],
    ['git remote add o https://a.example', ['client a.example git https://a.example']],
    ['git remote set-url o https://a.example', ['client a.example git https://a.example']],
    ['git remote adds', []],
    ['git remote xadd', []],
    ['git remote show -n o', []],
    ['git remote rename a b', []],
    ['git submodule add https://a.example/x', ['client a.example git https://a.example/x']],
    ['git submodule statusx', ['client null git git']],
    ['git submodule xstatus', ['client null git git']],
    ['git submodule summary', []],
    ['git archive --remote=git@a.example:x HEAD', ['client null git git']],
    ['git archive HEAD --remotex', ['client null git git']],
    ['git -c a=b fetch https://a.example', ['client a.example git https://a.example']],
    ['git $X https://a.example', ['url a.example git https://a.example']],
    ['git log https://a.example', []],
    ['git', []],
    ['git pull', ['client null git git']],
    ['git send-email x', ['client null git git']],
    ['git svn clone http://a.example', ['client a.example git http://a.example']],
    ['git -C x push', ['client null git git']],
  ])('%s: %j', (source, expected) => {
    expect(shownHosts(source)).toEqual(expected);
  });
});

describe('ssh and its like', () => {
  it.each([
    ['telnet a.example 23', ['client a.example telnet a.example']],
    ['ssh a.example ls b.example', ['client a.example ssh a.example', 'client b.example ssh b.example']],
    ['ssh -p 22 u@a.example', ['client a.example ssh u@a.example']],
    ['ssh host1', ['client null ssh ssh']],
    ['ssh u@host1', ['client null ssh ssh']],
    ['ssh -J j.example a.example', ['client j.example ssh j.example', 'client a.example ssh a.example']],
    ['ssh ssh://u@a.example:22', ['client a.example ssh ssh://u@a.example:22']],
    ['scp a b', ['client null scp scp']],
    ['scp @a.example x', ['client null scp scp']],
    ["scp 'a b.example:x' y", ['client null scp scp']],
    ['scp x ab:/y', ['client ab scp ab:/y']],
    ['scp a:x b', ['client null scp scp']],
    ['scp c:/x y', ['client null scp scp']],
    ['scp ab:/x y', ['client ab scp ab:/x']],
    ['scp u@a:x y', ['client null scp scp']],
    ['scp a.example:x b.example:y', ['client a.example scp a.example:x', 'client b.example scp b.example:y']],
    ['scp x y.example', ['client null scp scp']],
    ['rsync a b.example', ['client null rsync rsync']],
    ['rsync -e ssh a h.example:/x', ['client h.example rsync h.example:/x']],
    ['rsync a rsync://b.example/x', ['client b.example rsync rsync://b.example/x']],
    ['rsync a b.example::x', ['client null rsync rsync']],
    ['sftp a.example', ['client a.example sftp a.example']],
    ['sftp u@a.example:x', ['client a.example sftp u@a.example:x']],
    ['scp 12:x y', ['client null scp scp']],
    ['scp u@[::1]:x y', ['client ::1 scp u@[::1]:x']],
    ['scp [fe80::1]:x y', ['client fe80::1 scp [fe80::1]:x']],
    ['openssl req -newkey rsa:2048', ['client null openssl openssl']],
    ['openssl s_client -connect a.example:443', ['client a.example openssl a.example:443']],
    ['openssl s_client a.example:443', ['client a.example openssl a.example:443']],
    ['rclone copy x a:y', ['client null rclone rclone']],
    ['smbclient //a.example/x', ['client null smbclient smbclient']],
    ['mail a@b.example', ['client b.example mail a@b.example']],
    ['ftp a.example', ['client a.example ftp a.example']],
    ['lftp -c "open a.example"', ['client null lftp lftp']],
  ])('%s: %j', (source, expected) => {
    expect(shownHosts(source)).toEqual(expected);
  });
});
