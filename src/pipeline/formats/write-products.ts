// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Notice } from '../../designs/license/notice.ts';
import {
  error,
  failure,
  success,
  warning,
  type Outcome,
  type Problem,
} from '../../shared/problem.ts';
import type { Shape } from '../evaluate/shape.ts';
import { renderPicture } from '../mesh/picture/render-picture.ts';
import type { Format } from './format.ts';
import { DEFAULT_FORMATS, FORMATS } from './registry.ts';

/** A file of a build, not yet on any disk. */
export interface Product {
  /** File name without folder. */
  readonly name: string;
  readonly format: string;
  readonly bytes: Uint8Array;
}

/** Every id that `--format` takes. */
export const FORMAT_IDS: readonly string[] = [...FORMATS.keys(), 'gcode'];

const THUMBNAIL = { width: 256, height: 256 };

/** What is made when nobody says what: meshes and G-code of solids, drawings of 2D results. */
export const defaultFormats = (shapes: readonly Pick<Shape, 'kind'>[]): readonly string[] => [
  ...(shapes.some(({ kind }) => kind === 'solid') ? DEFAULT_FORMATS.solid : []),
  ...(shapes.some(({ kind }) => kind !== 'solid') ? DEFAULT_FORMATS.flat : []),
];

/**
 * Which of the formats asked for fit the result. Problems: `format-does-not-fit`, a warning for
 * each that fits nothing, an error when none fits.
 */
export const fittingFormats = (
  ids: readonly string[],
  shapes: readonly Pick<Shape, 'kind'>[],
): Outcome<readonly string[]> => {
  const kinds = new Set(shapes.map(({ kind }) => kind));
  const takes = (id: string): readonly Shape['kind'][] => FORMATS.get(id)?.takes ?? ['solid'];
  const fitting = ids.filter((id) => takes(id).some((kind) => kinds.has(kind)));
  const misfits = ids.filter((id) => !fitting.includes(id));
  const found = kinds.has('solid') ? 'solids' : '2D';
  const problem = fitting.length === 0 ? error : warning;
  const problems: Problem[] = misfits.map((id) =>
    problem('format-does-not-fit', `${id} cannot hold this result, which is ${found}.`, {
      hint: `Formats that can: ${FORMAT_IDS.filter((other) => takes(other).some((kind) => kinds.has(kind))).join(', ')}.`,
    }),
  );
  return fitting.length === 0 ? failure(...problems) : success(fitting, problems);
};

/**
 * Writes shapes in one mesh or drawing format: a file each or one for all, as the format has it.
 * `works` as in `Drawing`, for formats that hold all shapes in one file.
 */
export const writeShapes = (
  id: string,
  shapes: readonly Shape[],
  notice: Notice,
  slug: string,
  works?: readonly number[],
): readonly Product[] => {
  const format = FORMATS.get(id)!;
  const mine = shapes.filter(({ kind }) => format.takes.includes(kind));
  if (format.scope === 'all') return [product(format, mine, notice, slug, works)];
  return mine.map((shape) =>
    product(
      format,
      [shape],
      notice,
      mine.length > 1 || shape.named ? `${slug}-${shape.name}` : slug,
    ),
  );
};

const product = (
  format: Format,
  shapes: readonly Shape[],
  notice: Notice,
  stem: string,
  works?: readonly number[],
): Product => ({
  name: `${stem}.${format.extension}`,
  format: format.id,
  bytes: format.write({
    shapes,
    notice,
    ...(works === undefined ? {} : { works }),
    ...(format.id === '3mf' ? { thumbnail: renderPicture(shapes, THUMBNAIL) } : {}),
  }),
});
