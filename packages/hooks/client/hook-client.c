/*
 * The hook client: carries one Claude Code hook event to the guard and its answer back.
 *
 *   hook-client /absolute/path/of/guard.sock < event.json
 *
 * Claude Code lets a tool run when a hook fails in any way but exit code 2. So this program has two ends: the guard's
 * answer, complete and well formed, or exit 2. It decides nothing, reads no environment and allocates no memory.
 *
 *   request  harness-hook/1 <length>\n<event>            then end of stream
 *   answer   harness-hook/1 <exit> <length>\n<body>      then end of stream; exit is 0 or 2
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { REFUSE = 2, DEADLINE_SECONDS = 5, LIMIT = 8 * 1024 * 1024, HEADER_LIMIT = 64 };

static const char PROTOCOL[] = "harness-hook/1 ";

/* One byte more than the limit, so that "too much" can be told from "just enough". */
static char event[LIMIT + 1];
static char answer[HEADER_LIMIT + LIMIT + 1];

static void refuse(const char *why) {
  static const char prefix[] = "hook-client: ";
  /* Nothing is left to do when stderr is gone: exit code 2 alone refuses. */
  if (write(STDERR_FILENO, prefix, sizeof prefix - 1) < 0 || write(STDERR_FILENO, why, strlen(why)) < 0 ||
      write(STDERR_FILENO, "; the call is refused\n", 22) < 0)
    _exit(REFUSE);
  _exit(REFUSE);
}

static void on_deadline(int signal_number) {
  (void)signal_number;
  refuse("no answer from the guard within 5 seconds");
}

/* A closed descriptor would be given to the socket, and the answer would go to the wrong place. */
static void require_open(int descriptor) {
  if (fcntl(descriptor, F_GETFD) < 0) refuse("stdin, stdout or stderr is closed");
}

/* Reads to the end of the stream; returns the number of bytes, which is `size` when there may be more. */
static size_t read_all(int descriptor, char *buffer, size_t size, const char *failure) {
  size_t length = 0;
  while (length < size) {
    ssize_t got = read(descriptor, buffer + length, size - length);
    if (got == 0) break;
    if (got > 0)
      length += (size_t)got;
    else if (errno != EINTR)
      refuse(failure);
  }
  return length;
}

static void write_all(int descriptor, const char *buffer, size_t length, const char *failure) {
  while (length > 0) {
    ssize_t put = write(descriptor, buffer, length);
    if (put > 0) {
      buffer += put;
      length -= (size_t)put;
    } else if (put == 0 || errno != EINTR)
      refuse(failure);
  }
}

static int connect_to(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (path[0] != '/' || strlen(path) >= sizeof address.sun_path) refuse("the socket path is not absolute or too long");
  strcpy(address.sun_path, path);
  int guard = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (guard < 0 || connect(guard, (struct sockaddr *)&address, sizeof address) < 0) refuse("the guard cannot be reached");
  return guard;
}

/* Writes the decimal form of `value`; returns its length. */
static size_t print_number(char *out, size_t value) {
  char digits[20];
  size_t count = 0, length = 0;
  do digits[count++] = (char)('0' + value % 10);
  while (value /= 10);
  while (count > 0) out[length++] = digits[--count];
  return length;
}

static void send_event(int guard, size_t length) {
  char header[HEADER_LIMIT];
  size_t size = sizeof PROTOCOL - 1;
  memcpy(header, PROTOCOL, size);
  size += print_number(header + size, length);
  header[size++] = '\n';
  write_all(guard, header, size, "the guard hung up");
  write_all(guard, event, length, "the guard hung up");
  if (shutdown(guard, SHUT_WR) < 0) refuse("the guard hung up");
}

/* The answer is taken only if every byte of it is as the protocol says. */
static int deliver(const char *text, size_t length) {
  char expected[HEADER_LIMIT];
  size_t start = sizeof PROTOCOL - 1;
  const char *line_end = memchr(text, '\n', length < HEADER_LIMIT ? length : HEADER_LIMIT);
  if (!line_end || length < start + 3 || (text[start] != '0' && text[start] != '2')) refuse("the guard's answer is malformed");
  const char *body = line_end + 1;
  size_t body_length = length - (size_t)(body - text);

  /* The header that this body must have, byte for byte: no second spelling of a number is accepted. */
  size_t size = start;
  memcpy(expected, PROTOCOL, size);
  expected[size++] = text[start];
  expected[size++] = ' ';
  size += print_number(expected + size, body_length);
  expected[size++] = '\n';
  if (size != (size_t)(body - text) || memcmp(expected, text, size) != 0) refuse("the guard's answer is malformed");

  if (text[start] == '2') {
    write_all(STDERR_FILENO, body, body_length, "the refusal cannot be written");
    return REFUSE;
  }
  if (body_length < 2 || body[0] != '{' || body[body_length - 1] != '}') refuse("the guard's answer is not an object");
  write_all(STDOUT_FILENO, body, body_length, "the answer cannot be written");
  return 0;
}

int main(int count, char **arguments) {
  signal(SIGPIPE, SIG_IGN);
  signal(SIGALRM, on_deadline);
  alarm(DEADLINE_SECONDS);
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++) require_open(descriptor);
  if (count != 2) refuse("usage: hook-client /absolute/path/of/guard.sock");

  size_t event_length = read_all(STDIN_FILENO, event, sizeof event, "the event cannot be read");
  if (event_length > LIMIT) refuse("the event is larger than 8 MiB");

  int guard = connect_to(arguments[1]);
  send_event(guard, event_length);
  size_t answer_length = read_all(guard, answer, sizeof answer, "the guard hung up");
  if (answer_length == sizeof answer) refuse("the guard's answer is larger than 8 MiB");
  return deliver(answer, answer_length);
}
