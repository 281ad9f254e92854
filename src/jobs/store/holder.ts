// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFile } from 'node:fs/promises';

/**
 * A process and its start in ticks since the machine's, so that a number that is given again is not
 * taken for who had it before; elsewhere than on Linux the start is `?`.
 */
export const holderName = async (pid: number): Promise<string> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name stands in parentheses and may hold anything; the start is the 20th word behind it.
  const began = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return `${pid} ${began ?? '?'}`;
};

/** Whether the process of that name, which words may follow, is there. */
export const isHolderAlive = async (holder: string): Promise<boolean> => {
  const [pid = '0', began] = holder.split(' ');
  try {
    process.kill(Number(pid), 0);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return (await holderName(Number(pid))) === `${pid} ${began}`;
};
