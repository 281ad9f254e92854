// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  BufferGeometry,
  DoubleSide,
  LineSegments,
  Mesh,
  Points,
  ShaderMaterial,
  type Object3D,
} from 'three';
import { DOTS, LINES, RIBBONS } from './segment-shaders.ts';
import { segmentTextures } from './segment-textures.ts';
import { thinning } from './thinning.ts';
import type { Segments } from './toolpath.ts';

type Maker = (geometry: BufferGeometry, material: ShaderMaterial) => Object3D;
const mesh: Maker = (geometry, material) => new Mesh(geometry, material);
const lines: Maker = (geometry, material) => new LineSegments(geometry, material);
const points: Maker = (geometry, material) => new Points(geometry, material);

const STYLES = {
  lines: { shaders: LINES, vertices: 2, make: lines },
  ribbons: { shaders: RIBBONS, vertices: 6, make: mesh },
  dots: { shaders: DOTS, vertices: 1, make: points },
};

export type DrawingStyle = keyof typeof STYLES;

/** Segments in the scene, in one or two styles that share their memory. */
export interface SegmentDrawing {
  readonly objects: readonly Object3D[];
  /**
   * Only segments `from` ≤ i < `to`, in one of its styles, about `most` of them. Touches no buffer.
   */
  show(style: DrawingStyle, from: number, to: number, most: number): void;
  hide(): void;
  /** 0 … 255 for red, green and blue of each segment; `write` fills in four bytes each. */
  paint(write: (colors: Uint8Array) => void): void;
  dispose(): void;
}

export const drawSegments = (
  segments: Segments,
  styles: readonly DrawingStyle[],
): SegmentDrawing => {
  const { ends, colors, colorBytes } = segmentTextures(segments);
  const range = { last: { value: 0 }, solid: { value: 0 }, stride: { value: 1 } };
  const drawn = styles.map((style) => {
    const { shaders, make } = STYLES[style];
    const uniforms = { ends: { value: ends }, colors: { value: colors }, ...range };
    const material = new ShaderMaterial({ ...shaders, uniforms, side: DoubleSide });
    const geometry = new BufferGeometry();
    geometry.setDrawRange(0, 0);
    const made = make(geometry, material);
    // Three knows no places, so it cannot tell what is in sight.
    made.frustumCulled = false;
    made.visible = false;
    return { style, geometry, material, made };
  });
  const hide = (): void => {
    for (const { made } of drawn) made.visible = false;
  };
  return {
    objects: drawn.map(({ made }) => made),
    show: (wanted, from, to, most) => {
      const { solid, stride, count } = thinning(Math.max(0, to - from), most);
      range.last.value = to - 1;
      range.solid.value = solid;
      range.stride.value = stride;
      for (const { style, geometry, made } of drawn) {
        made.visible = style === wanted && count > 0;
        geometry.setDrawRange(0, count * STYLES[style].vertices);
      }
    },
    hide,
    paint: (write) => {
      write(colorBytes);
      colors.needsUpdate = true;
    },
    dispose: () => {
      for (const { geometry, material } of drawn) {
        geometry.dispose();
        material.dispose();
      }
      ends.dispose();
      colors.dispose();
    },
  };
};
