// Commands that a blocklist names together, by what they are for. Data only.

/** Family → command names; the rule `family.<name>` carries the words. */
const FAMILIES = {
  shell: 'sh bash dash ash ksh mksh zsh fish rbash csh tcsh busybox toybox pwsh',
  interpreter:
    'python python2 python3 pypy node nodejs deno bun perl ruby php lua luajit tclsh wish expect R Rscript julia osascript gawk mawk nawk java jshell groovy scala go rustc gcc cc clang make cmake ninja guile racket erl elixir swift ghci runghc octave sqlite3 psql mysql mongo mongosh redis-cli gdb lldb m4 bc dc',
  'network-client':
    'curl wget nc ncat netcat socat telnet ssh scp sftp ftp tftp lftp rsync dig nslookup host ping ping6 traceroute mtr whois nmap http https xh httpie aria2c openssl websocat grpcurl lynx w3m links elinks rclone s3cmd mail sendmail mutt curlie hping3 tcpdump arp ip ifconfig route',
  privilege:
    'sudo su doas pkexec runuser setpriv setcap capsh newgrp visudo passwd chpasswd useradd usermod userdel groupadd adduser deluser',
  permissions: 'chmod chown chgrp chattr setfacl umask install mknod',
  'process-control':
    'kill pkill killall killall5 xkill nohup setsid disown bg fg jobs tmux screen script watch renice reptyr fuser',
  deletion: 'rm rmdir unlink shred truncate wipe srm trash',
  disk: 'dd mkfs mkfs.ext2 mkfs.ext3 mkfs.ext4 mkfs.xfs mkfs.btrfs mkfs.vfat fdisk sfdisk parted gdisk wipefs mount umount losetup swapon swapoff dmsetup lvm vgremove lvremove pvremove cryptsetup mdadm blkdiscard hdparm diskutil zpool zfs btrfs',
  service:
    'systemctl service initctl rc-service launchctl journalctl insmod rmmod modprobe sysctl shutdown reboot halt poweroff init telinit iptables ip6tables nft ufw firewall-cmd chkconfig update-rc.d auditctl setenforce',
  scheduler: 'crontab at batch atd systemd-run anacron',
  container:
    'docker podman nerdctl ctr crictl runc buildah skopeo kubectl helm oc k3s minikube kind lxc lxd machinectl nsenter unshare chroot bwrap firejail vagrant virsh',
  packages:
    'apt apt-get aptitude dpkg yum dnf rpm zypper pacman apk brew snap flatpak pip pip3 pipx uv poetry conda npm npx yarn pnpm corepack gem bundle cargo rustup composer cpan cpanm luarocks mvn gradle nuget dotnet',
  cloud:
    'aws gcloud gsutil bq az azcopy doctl heroku vercel netlify wrangler flyctl fly terraform tofu pulumi ansible ansible-playbook vault op doppler gh glab hub stripe firebase supabase eksctl sam cdk',
  editor: 'vi vim nvim ex ed emacs nano pico joe mcedit less more most man view vimdiff code patch',
} as const;

export type Family = keyof typeof FAMILIES;

const MEMBERS = new Map<string, Family>(
  (Object.keys(FAMILIES) as Family[]).flatMap((family) =>
    FAMILIES[family].split(' ').map((name) => [name, family] as const),
  ),
);

/** @param name without folders; a version after the name (`python3.11`) is seen through */
export function familyOf(name: string): Family | null {
  return MEMBERS.get(name) ?? MEMBERS.get(name.replace(/[-.\d]+$/u, '')) ?? null;
}
