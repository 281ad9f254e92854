// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** The bundled islands and styles: their folder, and the addresses of each by its name. */
export interface Assets {
  readonly folder: string;
  readonly style: string | undefined;
  /** Address of the script of an island, with those of the styles it brings. */
  readonly island: (
    name: string,
  ) => { readonly script: string; readonly styles: readonly string[] } | undefined;
}

const manifestSchema = z.record(
  z.string(),
  z.object({ file: z.string(), css: z.array(z.string()).optional() }),
);

/** Reads what the bundler wrote about its output. Without a bundle the pages work without scripts. */
export const readAssets = async (folder: string): Promise<Assets> => {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => '{}');
  const manifest = manifestSchema.parse(JSON.parse(text));
  const style = manifest['styles/main.css']?.file;
  return {
    folder,
    style: style && `/assets/${style}`,
    island: (name) => {
      const found = manifest[`islands/${name}.ts`];
      return (
        found && {
          script: `/assets/${found.file}`,
          styles: (found.css ?? []).map((file) => `/assets/${file}`),
        }
      );
    },
  };
};
