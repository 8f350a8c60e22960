// The run profile as a Kubernetes pod and its NetworkPolicy, as JSON, which is YAML too.
import type { CellPlan, Promises } from './promises.ts';
import { type Rendering, no, partly, yes } from './rendering.ts';

/** Where infrastructure puts `profile/seccomp.json` below a kubelet's seccomp folder. */
const SECCOMP_ON_NODE = 'agent-harness/seccomp.json';
const LABELS = { 'app.kubernetes.io/name': 'agent-harness-agent' };

/** @param plan its folders must be on the node that the pod is bound to, with the doors' sockets */
export function renderKubernetes(image: string, promises: Promises, plan: CellPlan): Rendering {
  const items = [pod(image, promises, plan), closedNetwork()];
  const text = `${JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, null, 2)}\n`;
  const { user, limits } = promises;
  const noExec = 'Kubernetes mounts no volume noexec';
  return {
    target: 'kubernetes',
    text,
    promises: {
      user: yes(`"runAsUser": ${user.uid}`, `"runAsGroup": ${user.gid}`, '"runAsNonRoot": true'),
      network: partly(
        'a pod has an interface: the policy closes it where the network plugin enforces policies, the node itself stays in reach, and the attestation says so',
        '"kind": "NetworkPolicy"',
        '"dnsPolicy": "None"',
      ),
      readOnlyRoot: yes('"readOnlyRootFilesystem": true'),
      noExec: no(`${noExec}; a runtime class with its own mount options can`),
      capabilities: yes('"ALL"'),
      noNewPrivileges: yes('"allowPrivilegeEscalation": false'),
      seccomp: partly(
        `the kubelet reads it from the node: install profile/seccomp.json as ${SECCOMP_ON_NODE}; the attestation proves that it holds`,
        `"localhostProfile": "${SECCOMP_ON_NODE}"`,
      ),
      mounts: yes(...plan.mounts.map(({ target }) => `"mountPath": "${target}"`)),
      tmpfs: yes(
        ...promises.tmpfs.map(({ megabytes }) => `"sizeLimit": "${megabytes}Mi"`),
        '"medium": "Memory"',
      ),
      environment: yes('"enableServiceLinks": false', '"automountServiceAccountToken": false'),
      hostname: yes(`"hostname": "${promises.hostname}"`),
      memoryMb: yes(`"memory": "${limits.memoryMb}Mi"`),
      cpus: yes(`"cpu": "${limits.cpus}"`),
      pids: no('a pod cannot say so: set podPidsLimit in the kubelet’s configuration'),
      openFiles: no('a pod cannot say so: set the limit in the container runtime’s service'),
      outMb: no('a pod cannot limit a folder of the node: the harness watches it and removes the pod'),
      seconds: yes(`"activeDeadlineSeconds": ${limits.seconds}`),
    },
  };
}

function pod(image: string, { user, limits, hostname, tmpfs }: Promises, plan: CellPlan): object {
  const resources = { cpu: `${limits.cpus}`, memory: `${limits.memoryMb}Mi` };
  const temporary = tmpfs.map(({ target, megabytes }, at) => ({ name: `tmp-${at}`, target, megabytes }));
  const folders = plan.mounts.map((mount, at) => ({ ...mount, name: `folder-${at}` }));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { generateName: 'agent-', labels: LABELS },
    spec: {
      restartPolicy: 'Never',
      activeDeadlineSeconds: limits.seconds,
      hostname,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      dnsPolicy: 'None',
      // A resolver is demanded; this documentation address (RFC 5737) is no one's.
      dnsConfig: { nameservers: ['192.0.2.1'] },
      hostNetwork: false,
      hostPID: false,
      hostIPC: false,
      shareProcessNamespace: false,
      terminationGracePeriodSeconds: 0,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: user.uid,
        runAsGroup: user.gid,
        seccompProfile: { type: 'Localhost', localhostProfile: SECCOMP_ON_NODE },
      },
      containers: [
        {
          name: 'agent',
          image,
          imagePullPolicy: 'IfNotPresent',
          stdin: true,
          stdinOnce: true,
          resources: { limits: resources, requests: resources },
          securityContext: {
            allowPrivilegeEscalation: false,
            privileged: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
          volumeMounts: [
            ...temporary.map(({ name, target }) => ({ name, mountPath: target })),
            ...folders.map(({ name, target, access }) => ({
              name,
              mountPath: target,
              readOnly: access === 'read',
            })),
          ],
        },
      ],
      volumes: [
        ...temporary.map(({ name, megabytes }) => ({
          name,
          emptyDir: { medium: 'Memory', sizeLimit: `${megabytes}Mi` },
        })),
        ...folders.map(({ name, source }) => ({ name, hostPath: { path: source, type: 'Directory' } })),
      ],
    },
  };
}

const closedNetwork = (): object => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'agent-harness-agent' },
  spec: { podSelector: { matchLabels: LABELS }, policyTypes: ['Ingress', 'Egress'], ingress: [], egress: [] },
});
