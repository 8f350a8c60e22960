// What the entry program sees from inside a container: raw facts, judged outside.

export interface Observation {
  uid: number;
  gid: number;
  hostname: string;
  /** Lines of /proc/self/status by name, for Cap*, NoNewPrivs and Seccomp. */
  status: Record<string, string>;
  /** Interface names of /proc/net/dev. */
  interfaces: string[];
  /** Routes of /proc/net/route, header aside. */
  routes: number;
  /** Error code of connecting a datagram socket to a documentation address (it sends nothing); null if it could. */
  connect: string | null;
  /** Error code of creating a file, by folder; null if it could be created. */
  writes: Record<string, string | null>;
  /** Error code of executing a file just written there, by writable folder; null if it ran. */
  executes: Record<string, string | null>;
  /** /proc/self/mountinfo as mount point, options, file system type. */
  mounts: { target: string; options: string[]; type: string }[];
  /** cgroup limits in bytes and counts; null when not limited or not visible. */
  memoryBytes: number | null;
  pids: number | null;
  /** Processors; null when not limited or not visible. */
  cpus: number | null;
  /** Hard limits of a process; null when not limited or not readable. */
  openFiles: number | null;
  fileBytes: number | null;
  /** Error codes of harmless calls that the engines' own filters allow and ours does not; null if the call succeeded. */
  calls: { setpriority: string | null; netlink: string | null };
  environment: string[];
  /** Programs on PATH. */
  tools: string[];
}
