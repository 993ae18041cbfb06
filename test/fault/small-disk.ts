import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  folder: string;
  /** Why there is none on this machine; empty where there is one. */
  missing: string;
  remove: () => void;
}

/** A disk of 8 MB that really fills up, where this machine lets us have one: Linux, and the right to mount. */
export function smallDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'journeyboard-'));
  let missing = '';
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    missing = ' (SKIPPED: no disk can be mounted on this machine)';
    console.warn(`A test on a really full disk is skipped: nothing can be mounted at ${folder}`);
  }
  return {
    folder,
    missing,
    remove() {
      if (missing === '') execFileSync('umount', ['-l', folder]);
      rmdirSync(folder);
    },
  };
}
