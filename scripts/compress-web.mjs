// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Puts a compressed copy (Brotli) beside each bundled script, style and WASM: the server sends these
 * as they are instead of compressing the same bytes for every visitor.
 */

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../dist/web/assets');
const QUALITY = 9;

const compress = promisify(brotliCompress);
const names = (await readdir(FOLDER)).filter((name) => /\.(js|css|wasm)$/.test(name));
await Promise.all(
  names.map(async (name) => {
    const bytes = await readFile(join(FOLDER, name));
    const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY };
    await writeFile(join(FOLDER, `${name}.br`), await compress(bytes, { params }));
  }),
);
