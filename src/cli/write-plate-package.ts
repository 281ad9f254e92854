// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { packPlate, type PackablePlate } from '../commons/pack-plate.ts';
import { zipStream, type ZipContent } from '../commons/zip-stream.ts';
import { signAsNode } from '../designs/library/store/node-key.ts';
import { licenseText } from '../designs/read/license-text.ts';
import { plateAsBuild } from '../jobs/cache/kept-plate.ts';
import type { Product } from '../pipeline/formats/write-products.ts';
import type { PlateBuild } from '../pipeline/plate-designs.ts';
import { digest } from '../shared/digest.ts';
import { success, type Outcome } from '../shared/problem.ts';
import { measured } from './measured.ts';
import { writeFiles } from './write-files.ts';
import type { WrittenPlate } from './write-plate.ts';

/**
 * Writes a plate as one ZIP, signed with the key of the node in `folder`: that of `/plate` on the same node,
 * byte for byte. Problems: those of `packPlate` and `writeFiles`.
 */
export const writePlatePackage = async (
  path: string,
  wanted: PackablePlate,
  built: PlateBuild,
  text: Product,
  folder: string,
): Promise<Outcome<WrittenPlate>> => {
  const { products, ...build } = plateAsBuild(built, text);
  const made = products
    .filter((product) => product.format !== 'md')
    .map(({ name, format, bytes }) => ({ name, format, sha256: digest(bytes), content: bytes }));
  const sign = (bytes: Uint8Array) => signAsNode(folder, bytes);
  const packed = await packPlate(wanted, build, made, text.bytes, { licenseText, sign });
  if (!packed.ok) return packed;
  const zip = measured(zipStream(packed.value));
  const written = await writeFiles([{ path, bytes: zip.chunks }]);
  if (!written.ok) return written;
  const outputs = [{ path, format: 'zip', ...zip.sum() }];
  return success({ outputs, files: [...packed.value].map(describe) }, packed.problems);
};

/** All of a plate that was just built is in memory. */
const describe = ([name, content]: readonly [string, ZipContent]) => {
  const bytes = content as Uint8Array;
  return { name, bytes: bytes.length, sha256: digest(bytes) };
};
