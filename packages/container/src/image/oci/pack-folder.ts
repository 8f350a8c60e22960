// A folder as a tar file: sorted, root-owned, one timestamp, no attributes of this host, so that equal trees give equal bytes.
import { execa } from 'execa';

/** Timestamp of every file in the image, and of the image. */
export const EPOCH = 1_700_000_000;

export async function packFolder(root: string, tarFile: string): Promise<void> {
  await execa('tar', [
    '--sort=name',
    `--mtime=@${EPOCH}`,
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--format=posix',
    '--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime',
    '--exclude=./dev/*',
    '-C',
    root,
    '-cf',
    tarFile,
    '.',
  ]);
}
