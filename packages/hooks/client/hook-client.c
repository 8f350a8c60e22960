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
#include "system.h"

enum { STDIN = 0, STDOUT = 1, STDERR = 2 };
enum { REFUSE = 2, DEADLINE_SECONDS = 5, LIMIT = 8 * 1024 * 1024, HEADER_LIMIT = 64 };

static const char PROTOCOL[] = "harness-hook/1 ";

/* One byte more than the limit, so that "too much" can be told from "just enough". */
static char request[HEADER_LIMIT + LIMIT + 1];
static char *const event = request + HEADER_LIMIT;
static char answer[HEADER_LIMIT + LIMIT + 1];

__attribute__((noreturn)) static void refuse(const char *why) {
  static const char prefix[] = "hook-client: ";
  /* Nothing is left to do when stderr is gone: exit code 2 alone refuses. */
  if (write(STDERR, prefix, sizeof prefix - 1) < 0 || write(STDERR, why, strlen(why)) < 0 ||
      write(STDERR, "; the call is refused\n", 22) < 0)
    leave(REFUSE);
  leave(REFUSE);
}

static void on_deadline(int signal_number) {
  (void)signal_number;
  refuse("no answer from the guard within 5 seconds");
}

/* A closed descriptor would be given to the socket, and the answer would go to the wrong place. */
static void require_open(int descriptor) {
  if (!is_open(descriptor)) refuse("stdin, stdout or stderr is closed");
}

/* Reads to the end of the stream; returns the number of bytes, which is `size` when there may be more. */
static size_t read_all(int descriptor, char *buffer, size_t size, const char *failure) {
  size_t length = 0;
  while (length < size) {
    long got = read(descriptor, buffer + length, size - length);
    if (got == 0) break;
    if (got > 0)
      length += (size_t)got;
    else if (got != INTERRUPTED)
      refuse(failure);
  }
  return length;
}

static void write_all(int descriptor, const char *buffer, size_t length, const char *failure) {
  while (length > 0) {
    long put = write(descriptor, buffer, length);
    if (put > 0) {
      buffer += put;
      length -= (size_t)put;
    } else if (put != INTERRUPTED)
      refuse(failure);
  }
}

static int connect_to(const char *path) {
  struct address address = {.family = AF_UNIX};
  size_t length = strlen(path);
  if (path[0] != '/' || length >= sizeof address.path) refuse("the socket path is not absolute or too long");
  memcpy(address.path, path, length);
  int guard = connect_stream(&address);
  if (guard < 0) refuse("the guard cannot be reached");
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

/* The header goes right before the event, so that both leave in one piece. */
static void send_event(int guard, size_t length) {
  char header[HEADER_LIMIT];
  size_t size = sizeof PROTOCOL - 1;
  memcpy(header, PROTOCOL, size);
  size += print_number(header + size, length);
  header[size++] = '\n';
  char *start = event - size;
  memcpy(start, header, size);
  write_all(guard, start, size + length, "the guard hung up");
  if (end_of_output(guard) < 0) refuse("the guard hung up");
}

static const char *find_line_end(const char *text, size_t length) {
  for (size_t at = 0; at < length; at++)
    if (text[at] == '\n') return text + at;
  return 0;
}

/* The answer is taken only if every byte of it is as the protocol says. */
static int deliver(const char *text, size_t length) {
  char expected[HEADER_LIMIT];
  size_t start = sizeof PROTOCOL - 1;
  const char *line_end = find_line_end(text, length < HEADER_LIMIT ? length : HEADER_LIMIT);
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
    write_all(STDERR, body, body_length, "the refusal cannot be written");
    return REFUSE;
  }
  if (body_length < 2 || body[0] != '{' || body[body_length - 1] != '}') refuse("the guard's answer is not an object");
  write_all(STDOUT, body, body_length, "the answer cannot be written");
  return 0;
}

static int relay(const char *socket_path) {
  /* Before the event is read: the guard takes the connection while Claude Code still writes. */
  int guard = connect_to(socket_path);
  size_t length = read_all(STDIN, event, LIMIT + 1, "the event cannot be read");
  if (length > LIMIT) refuse("the event is larger than 8 MiB");
  send_event(guard, length);
  size_t answer_length = read_all(guard, answer, sizeof answer, "the guard hung up");
  if (answer_length == sizeof answer) refuse("the guard's answer is larger than 8 MiB");
  return deliver(answer, answer_length);
}

/* @param stack as the kernel leaves it: the number of arguments, then pointers to them */
__attribute__((noreturn, used)) void begin(const long *stack) {
  ignore(SIGPIPE);
  if (on_signal(SIGALRM, on_deadline) < 0 || unblock(SIGALRM) < 0 || set_alarm(DEADLINE_SECONDS) < 0)
    refuse("the clock cannot be set");
  for (int descriptor = STDIN; descriptor <= STDERR; descriptor++) require_open(descriptor);
  if (stack[0] != 2) refuse("usage: hook-client /absolute/path/of/guard.sock");
  leave(relay((const char *)stack[2]));
}
