// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { changedValues } from '../../designs/parameters/changed-values.ts';
import { canonicalJson, type Json } from '../../shared/canonical-json.ts';
import type { Fabricator } from '../print.ts';
import type { PlatedWork, PlateEntry } from './plate-request.ts';

/**
 * All that decided the bytes of a plate's files beside the sources, as JSON: whoever has the designs
 * makes the same plate of it. Profiles by their ids; passwords are left out.
 */
export const recipeOf = (
  name: string,
  entries: readonly PlateEntry[],
  works: readonly Pick<PlatedWork, 'notice' | 'schema' | 'values'>[],
  { printer, material, process, overrides }: Fabricator,
): string =>
  canonicalJson({
    name,
    works: entries.map(({ quantities, orientation, scale }, i) => {
      const { notice, schema, values } = works[i]!;
      return {
        design: `${notice.design}@${notice.version}`,
        digest: notice.digest,
        parameters: changedValues(schema, values),
        quantities,
        ...(orientation === undefined ? {} : { orientation: orientation as Json }),
        scale,
      };
    }),
    printer: printer.id,
    material: material.id,
    process: process.id,
    overrides: overrides as Json,
  });
