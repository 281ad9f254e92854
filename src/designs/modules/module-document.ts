// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { decodeBase64, encodeBase64 } from '../base64.ts';
import type { ModuleSource } from './vendor-modules.ts';

/** A ModuleSource as JSON: its files by path in base64. */
export interface ModuleDocument extends Omit<ModuleSource, 'source'> {
  readonly entry: string;
  readonly files: Readonly<Record<string, string>>;
}

export const encodeModule = ({ source, ...rest }: ModuleSource): ModuleDocument => ({
  ...rest,
  entry: source.entry,
  files: Object.fromEntries([...source.files].map(([path, bytes]) => [path, encodeBase64(bytes)])),
});

/** The inverse of `encodeModule`, for what a node answered that made it so. */
export const decodeModule = ({ entry, files, ...rest }: ModuleDocument): ModuleSource => ({
  ...rest,
  source: {
    entry,
    files: new Map(
      Object.entries(files).map(([path, text]) => [path, decodeBase64(text) ?? new Uint8Array()]),
    ),
  },
});
