// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Notice } from '../../designs/license/notice.ts';
import type { Solid } from '../evaluate/shape.ts';
import { FORMATS } from '../formats/registry.ts';
import { writeShapes, type Product } from '../formats/write-products.ts';
import { transform, translation } from '../mesh/transform.ts';
import type { Body } from './bodies.ts';
import type { Plate } from './lay-out.ts';
import type { PreparedEntry } from './prepare-entry.ts';

/** Files that hold all that lies on one plate, where it lies. */
export const writePlate = (
  { objects, bodies: bodyOf }: Plate,
  bodies: readonly (Body & { readonly work: number })[],
  works: readonly PreparedEntry[],
  notice: Notice,
  stem: string,
  formats: readonly string[],
): readonly Product[] => {
  const shapes = objects.map(({ name, mesh, offset }, i): Solid => {
    const { color } = bodies[bodyOf[i]!]!;
    return {
      ...{ kind: 'solid', name, named: true },
      ...(color === undefined ? {} : { color }),
      mesh: transform(mesh, translation(offset[0], offset[1], 0)),
    };
  });
  const texts = notice.works!.map((work) => JSON.stringify(work));
  const workOf = bodyOf.map((body) =>
    texts.indexOf(JSON.stringify(works[bodies[body]!.work]!.notice)),
  );
  return formats
    .filter((id) => FORMATS.get(id)?.scope === 'all')
    .flatMap((id) => writeShapes(id, shapes, notice, stem, workOf));
};
