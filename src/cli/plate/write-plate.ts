// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { join } from 'node:path';
import type { Product } from '../../pipeline/formats/write-products.ts';
import type { PlateBuild } from '../../pipeline/plate-designs.ts';
import { success, type Outcome } from '../../shared/problem.ts';
import { outputEntry } from '../finish.ts';
import type { OutputEntry } from '../json-document.ts';
import { writeFiles } from '../write-files.ts';

/** All files of a plate into a folder, with the text that goes with them. Problems: those of `writeFiles`. */
export const writePlate = async (
  folder: string,
  { works, plates }: PlateBuild,
  text: Product,
): Promise<Outcome<{ readonly outputs: readonly OutputEntry[] }>> => {
  const products = [...works, ...plates].flatMap((each) => each.products).concat(text);
  const files = products.map((product) => ({ product, path: join(folder, product.name) }));
  const written = await writeFiles(
    files.map(({ path, product }) => ({ path, bytes: product.bytes })),
  );
  return written.ok
    ? success({ outputs: files.map(({ path, product }) => outputEntry(path, product)) })
    : written;
};
