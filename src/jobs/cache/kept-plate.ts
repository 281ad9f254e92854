// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { withoutPasswords } from '../../designs/parameters/without-passwords.ts';
import type { Build } from '../../pipeline/build.ts';
import type { Product } from '../../pipeline/formats/write-products.ts';
import type { PlateBuild } from '../../pipeline/plate-designs.ts';
import type { FilledPlate, PlatedWork } from '../../pipeline/plate/plate-request.ts';

/** What is told of a plate beside its files: the works on it, and what lies on which bed. */
export interface KeptPlate {
  /** As `PlatedWork`, its files by their names, its values without passwords. */
  readonly works: readonly (Omit<PlatedWork, 'products'> & { readonly files: readonly string[] })[];
  readonly plates: readonly (Pick<FilledPlate, 'parts' | 'production'> & {
    readonly files: readonly string[];
  })[];
}

/** A build of one design, or a plate of several: kept and told in the same way. */
export interface KeepableBuild extends Build {
  readonly plate?: KeptPlate;
}

/**
 * A plate as a build: its files are those of all parts and beds and `notice`, its meshes those of all
 * works; it has no parameters of its own.
 */
export const plateAsBuild = (
  { notice, works, plates, production }: PlateBuild,
  text: Product,
): KeepableBuild => ({
  notice,
  schema: [],
  values: {},
  products: [
    ...works.flatMap(({ products }) => products),
    ...plates.flatMap(({ products }) => products),
    text,
  ],
  meshes: works.flatMap(({ meshes }) => meshes),
  marks: [],
  log: works.flatMap(({ stem, log }) =>
    log.map(({ level, text: said }) => ({ level, text: `${stem}: ${said}` })),
  ),
  plate: {
    works: works.map(({ products, ...work }) => ({
      ...work,
      values: withoutPasswords(work.schema, work.values),
      files: products.map(({ name }) => name),
    })),
    plates: plates.map(({ parts, products, production: made }) => ({
      parts,
      files: products.map(({ name }) => name),
      ...(made === undefined ? {} : { production: made }),
    })),
  },
  ...(production === undefined ? {} : { production }),
});
