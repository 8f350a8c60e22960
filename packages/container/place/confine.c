// Enters a prepared root and gives up every privilege, then becomes the entry program.
// confine <root> <folder> <uid> <gid> <open files> <processes> <bytes a file> <program> <argument>...
#define _GNU_SOURCE
#include <grp.h>
#include <net/if.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

// The kernel's filter language, written out: not every compiler here has the kernel's headers.
struct step {
  uint16_t code;
  uint8_t yes, no;
  uint32_t value;
};
#define LOAD(offset) {0x20, 0, 0, offset}
#define AND(mask) {0x54, 0, 0, mask}
#define UNLESS(value, skip) {0x15, 0, skip, value}
#define FAIL(error) {0x06, 0, 0, 0x00050000 | error}
#define ALLOW {0x06, 0, 0, 0x7fff0000}
#define KILL {0x06, 0, 0, 0x80000000}
#ifdef __x86_64__
#define ARCHITECTURE 0xc000003e
#else
#define ARCHITECTURE 0xc00000b7
#endif

static const struct step filter[] = {
    LOAD(4), {0x15, 1, 0, ARCHITECTURE}, KILL, LOAD(0),
#include "filter.h"
};

static void need(int answer, const char *what) {
  if (answer == 0) return;
  perror(what);
  exit(126);
}

static void limit(int resource, const char *text) {
  const rlim_t value = strtoull(text, NULL, 10);
  struct rlimit now;
  need(getrlimit(resource, &now), "getrlimit");
  // A limit that is narrower already stays.
  const rlim_t most = now.rlim_max < value ? now.rlim_max : value;
  const struct rlimit both = {most, most};
  need(setrlimit(resource, &both), "setrlimit");
}

// The doors' bridges listen on it; a new network has it down.
static void loopback_up(void) {
  struct ifreq request = {0};
  const int descriptor = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  strcpy(request.ifr_name, "lo");
  need(ioctl(descriptor, SIOCGIFFLAGS, &request), "loopback");
  request.ifr_flags |= IFF_UP;
  need(ioctl(descriptor, SIOCSIFFLAGS, &request), "loopback");
  need(close(descriptor), "loopback");
}

int main(int count, char **words) {
  if (count < 9) return 125;
  const uid_t uid = (uid_t)strtoul(words[3], NULL, 10);
  const gid_t gid = (gid_t)strtoul(words[4], NULL, 10);
  if (uid == 0 || gid == 0) return 125;
  loopback_up();
  limit(RLIMIT_NOFILE, words[5]);
  limit(RLIMIT_NPROC, words[6]);
  limit(RLIMIT_FSIZE, words[7]);
  limit(RLIMIT_CORE, "0");
  need(chroot(words[1]), "chroot");
  need(chdir(words[2]), "chdir");
  for (unsigned long one = 0; prctl(PR_CAPBSET_READ, one, 0, 0, 0) >= 0; one++)
    need(prctl(PR_CAPBSET_DROP, one, 0, 0, 0), "bounding set");
  need(setgroups(0, NULL), "setgroups");
  need(setresgid(gid, gid, gid), "setresgid");
  need(setresuid(uid, uid, uid), "setresuid");
  // capset's version 3: its own process, and no capability in any of the three sets.
  const struct { uint32_t version; int32_t process; } header = {0x20080522, 0};
  const uint32_t none[6] = {0};
  need((int)syscall(SYS_capset, &header, none), "capset");
  need(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no new privileges");
  // After the change of user, which would forget it: the entry ends with the process that holds its name spaces.
  need(prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0), "death signal");
  const struct { unsigned short count; const struct step *steps; } program = {
      sizeof(filter) / sizeof(filter[0]), filter};
  need(prctl(PR_SET_SECCOMP, 2, &program), "seccomp");
  char *environment[] = {"PATH=/usr/bin", NULL};
  execve(words[8], words + 8, environment);
  perror(words[8]);
  return 127;
}
