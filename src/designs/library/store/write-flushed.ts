// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { open } from 'node:fs/promises';

/** Writes a new file, and returns when its bytes are on the disk. */
export const writeFlushed = async (
  path: string,
  content: Uint8Array | string,
  mode = 0o666,
): Promise<void> => {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
};
