// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Shape } from '../../evaluate/shape.ts';
import { fitCamera } from './camera.ts';
import type { Canvas } from './canvas.ts';
import { downsample } from './downsample.ts';
import { drawFlat } from './draw-flat.ts';
import { encodePng } from './encode-png.ts';
import { drawOutlines } from './outline.ts';
import { rasterize } from './rasterize.ts';
import { sceneOf } from './scene.ts';
import { shade } from './shade.ts';

export interface PictureOptions {
  /** Pixels; default 800. */
  readonly width?: number;
  /** Pixels; default 600. */
  readonly height?: number;
  /** For lists of many: a third of the time, edges and shadows a little less smooth. */
  readonly isDraft?: boolean;
  /** Keyword and text of PNG text chunks, for the notice. */
  readonly texts?: readonly (readonly [string, string])[];
}

const LARGE_PICTURE = 300_000;

/**
 * A PNG of the shapes: solids in three-quarter view with soft shadows on a light ground; if there
 * is no solid, sections and paths from above. Software only, and the same bytes everywhere.
 *
 * Several samples a pixel: z-buffer (rasterize) → light and shadow (shade) → dark lines at creases
 * and outlines (drawOutlines) → averaged to the size asked for (downsample).
 */
export const renderPicture = (
  shapes: readonly Shape[],
  { width = 800, height = 600, isDraft = false, texts = [] }: PictureOptions = {},
): Uint8Array => {
  const samples = isDraft || width * height > LARGE_PICTURE ? 2 : 4;
  const canvas = { width: width * samples, height: height * samples, samples, isDraft };
  const scene = sceneOf(shapes);
  const light = scene.triangles.length === 0 ? drawFlat(shapes, canvas) : drawSolids(scene, canvas);
  return encodePng(downsample(light, canvas), width, height, texts);
};

const drawSolids = (scene: ReturnType<typeof sceneOf>, canvas: Canvas): Float32Array => {
  const camera = fitCamera(scene, canvas);
  const buffers = rasterize(scene, camera.project(scene.positions), canvas);
  const light = shade(scene, camera, buffers, canvas);
  drawOutlines(light, scene, camera, buffers, canvas);
  return light;
};
