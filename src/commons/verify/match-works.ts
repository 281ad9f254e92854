// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Library } from '../../designs/library/library.ts';
import { marksByVolume, type KnownSolid } from '../../designs/library/marks.ts';
import { readMesh } from '../../pipeline/formats/read/read-mesh.ts';
import { detectFormat } from '../../pipeline/trace/detect-format.ts';
import { volumeRange } from '../../pipeline/trace/fingerprint.ts';
import { fingerprintMeshes, sameShapes } from '../../pipeline/trace/fingerprints-of.ts';
import type { Json } from '../../shared/canonical-json.ts';
import type { Origin } from './verification.ts';

/**
 * Whether a mesh file of several works holds what it says: each of its solids is one of a version
 * that it names, with the parameters that it names, and none of these is missing. Parts that were
 * turned to lie otherwise, scaled or joined have other shapes than the library knows.
 */
export const matchWorks = async (
  name: string,
  bytes: Uint8Array,
  library: Library,
  works: readonly Origin[],
): Promise<boolean> => {
  const format = detectFormat(name, bytes);
  if (format === undefined || format === 'gcode') return false;
  const read = readMesh(bytes, `part.${format.replace('-ascii', '')}`);
  if (!read.ok || works.length === 0) return false;
  const missing = new Set(works);
  for (const { mesh } of read.value.meshes) {
    const solid = fingerprintMeshes([mesh]);
    const near = await marksByVolume(library.db, ...volumeRange(solid.whole));
    const found = works.filter((work) =>
      near.some((known) => isOf(known, work) && sameShapes(known, solid)),
    );
    if (found.length === 0) return false;
    for (const work of found) missing.delete(work);
  }
  return missing.size === 0;
};

const isOf = ({ version, parameters }: KnownSolid, { design, parameters: said }: Origin): boolean =>
  version === design &&
  sameParameters(JSON.parse(parameters) as Readonly<Record<string, Json>>, said);

/** A notice says values as texts, and of a password only that there was one. */
const sameParameters = (
  known: Readonly<Record<string, Json>>,
  said: Readonly<Record<string, Json>>,
): boolean => {
  const told = Object.keys(said).filter((name) => said[name] !== '(not shown)');
  return (
    told.length === Object.keys(known).length &&
    told.every((name) => Object.hasOwn(known, name) && String(known[name]) === String(said[name]))
  );
};
