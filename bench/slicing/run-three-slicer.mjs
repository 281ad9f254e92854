// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Slices with three-slicer, a process of its own: package folder, model, G-code, parameters as JSON. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, model, gcode, parameters] = process.argv.slice(2);
const { createSlicer } = await import(pathToFileURL(join(folder, 'engine/index.js')).href);
const slicer = await createSlicer();
const bytes = readFileSync(model);
const stl = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
const result = slicer.slice(stl, JSON.parse(parameters));
if (result.error) throw new Error(String(result.error));
writeFileSync(gcode, result.gcode);
slicer.dispose();
