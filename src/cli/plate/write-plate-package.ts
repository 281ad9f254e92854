// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { packPlate, type PackablePlate } from '../../commons/pack-plate.ts';
import { signAsNode } from '../../designs/library/store/node-key.ts';
import { licenseText } from '../../designs/read/license-text.ts';
import { plateAsBuild } from '../../jobs/cache/kept-plate.ts';
import type { Product } from '../../pipeline/formats/write-products.ts';
import type { PlateBuild } from '../../pipeline/plate-designs.ts';
import { digest } from '../../shared/digest.ts';
import { success, type Outcome } from '../../shared/problem.ts';
import { writeZip, type WrittenZip } from '../write-zip.ts';

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
): Promise<Outcome<WrittenZip>> => {
  const { products, ...build } = plateAsBuild(built, text);
  const made = products
    .filter((product) => product.format !== 'md')
    .map(({ name, format, bytes }) => ({ name, format, sha256: digest(bytes), content: bytes }));
  const sign = (bytes: Uint8Array) => signAsNode(folder, bytes);
  const packed = await packPlate(wanted, build, made, text.bytes, { licenseText, sign });
  if (!packed.ok) return packed;
  // All of a plate that was just built is in memory.
  const written = await writeZip(path, packed.value);
  return written.ok ? success(written.value, packed.problems) : written;
};
