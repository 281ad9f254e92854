// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Path, Section, Shape } from '../../evaluate/shape.ts';
import type { Rgba } from '../mesh.ts';
import type { Canvas } from './canvas.ts';
import { DEFAULT_COLOR, toLight } from './scene.ts';

const PAPER = [0.9, 0.912, 0.925] as const;
const INK: Rgba = [0.13, 0.16, 0.2, 1];
const MARGIN = 0.09;
const LINE_PIXELS = 2;

/** Light (linear r g b, stride 3) of sections, filled and outlined, and of paths, from above. */
export const drawFlat = (shapes: readonly Shape[], canvas: Canvas): Float32Array => {
  const light = new Float32Array(3 * canvas.width * canvas.height);
  for (let i = 0; i < light.length; i++) light[i] = PAPER[i % 3]!;
  const flats = shapes.filter((shape) => shape.kind !== 'solid');
  const toSamples = fit(flats, canvas);
  for (const shape of flats) {
    const rings = (shape.kind === 'section' ? shape.rings : [shape.points]).map(toSamples);
    const closed = shape.kind === 'section' || shape.closed;
    if (shape.kind === 'section') {
      fillRings(light, rings, canvas, shape.color ?? DEFAULT_COLOR);
    }
    const ink = shape.kind === 'path' ? (shape.color ?? INK) : INK;
    for (const ring of rings) strokeRing(light, ring, closed, canvas, ink);
  }
  return light;
};

/** Millimeters to samples, y down, in the middle of the canvas. */
const fit = (
  flats: readonly (Section | Path)[],
  { width, height }: Canvas,
): ((points: Float64Array) => Float64Array) => {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const shape of flats) {
    for (const points of shape.kind === 'section' ? shape.rings : [shape.points]) {
      for (let i = 0; i < points.length; i += 2) {
        x0 = Math.min(x0, points[i]!);
        x1 = Math.max(x1, points[i]!);
        y0 = Math.min(y0, points[i + 1]!);
        y1 = Math.max(y1, points[i + 1]!);
      }
    }
  }
  const size = Math.max(x1 - x0, y1 - y0, 1e-6);
  const inside = 1 - 2 * MARGIN;
  const scale = Math.min(
    (width * inside) / Math.max(x1 - x0, size * 1e-3),
    (height * inside) / Math.max(y1 - y0, size * 1e-3),
  );
  return (points) =>
    points.map((value, i) =>
      i % 2 === 0
        ? width / 2 + scale * (value - (x0 + x1) / 2)
        : height / 2 - scale * (value - (y0 + y1) / 2),
    );
};

/** Even-odd fill: between each two crossings of a row of sample middles. */
const fillRings = (
  light: Float32Array,
  rings: readonly Float64Array[],
  { width, height }: Canvas,
  color: Rgba,
): void => {
  const crossings: number[][] = Array.from({ length: height }, () => []);
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const j = (i + 2) % ring.length;
      const [ax, ay, bx, by] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!];
      const from = Math.max(0, Math.ceil(Math.min(ay, by) - 0.5));
      const to = Math.min(height, Math.ceil(Math.max(ay, by) - 0.5));
      for (let y = from; y < to; y++) {
        crossings[y]!.push(ax + ((y + 0.5 - ay) / (by - ay)) * (bx - ax));
      }
    }
  }
  crossings.forEach((row, y) => {
    row.sort((a, b) => a - b);
    for (let i = 0; i + 1 < row.length; i += 2) {
      const from = Math.max(0, Math.ceil(row[i]! - 0.5));
      const to = Math.min(width, Math.ceil(row[i + 1]! - 0.5));
      for (let x = from; x < to; x++) blend(light, y * width + x, color);
    }
  });
};

/** Every sample within half a line's width of a segment. */
const strokeRing = (
  light: Float32Array,
  ring: Float64Array,
  closed: boolean,
  { width, height, samples }: Canvas,
  color: Rgba,
): void => {
  const half = (LINE_PIXELS * samples) / 2;
  const end = closed ? ring.length : ring.length - 2;
  for (let i = 0; i < end; i += 2) {
    const j = (i + 2) % ring.length;
    const [ax, ay, bx, by] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!];
    const [dx, dy] = [bx - ax, by - ay];
    const squared = dx * dx + dy * dy;
    const y0 = Math.max(0, Math.floor(Math.min(ay, by) - half));
    const y1 = Math.min(height - 1, Math.ceil(Math.max(ay, by) + half));
    for (let y = y0; y <= y1; y++) {
      const [low, high] = reach(ax, ay, dx, dy, y + 0.5, half);
      const x0 = Math.max(0, Math.floor(low));
      const x1 = Math.min(width - 1, Math.ceil(high));
      for (let x = x0; x <= x1; x++) {
        const [px, py] = [x + 0.5 - ax, y + 0.5 - ay];
        const share = squared > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / squared)) : 0;
        const [ex, ey] = [px - share * dx, py - share * dy];
        if (ex * ex + ey * ey <= half * half) blend(light, y * width + x, color);
      }
    }
  }
};

/** Between which x a segment comes within `half` of the row `y`: generous, never too small. */
const reach = (
  ax: number,
  ay: number,
  dx: number,
  dy: number,
  y: number,
  half: number,
): [number, number] => {
  const at = (offset: number): number =>
    dy === 0 ? 0 : Math.min(1, Math.max(0, (y + offset - ay) / dy));
  const [s, t] = dy === 0 ? [0, 1] : [at(-half), at(half)];
  const [low, high] = [ax + Math.min(s * dx, t * dx), ax + Math.max(s * dx, t * dx)];
  return [low - half, high + half];
};

const blend = (light: Float32Array, at: number, color: Rgba): void => {
  const opacity = Math.min(1, Math.max(0, color[3]));
  for (const k of [0, 1, 2] as const) {
    light[3 * at + k] = light[3 * at + k]! * (1 - opacity) + toLight(color[k]) * opacity;
  }
};
