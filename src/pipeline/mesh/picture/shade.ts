// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Camera } from './camera.ts';
import { cornerNormals, faceNormals } from './corner-normals.ts';
import { groundLight } from './ground.ts';
import { lampDirections, lightMap, skyDirections, type LightMap } from './light-maps.ts';
import type { Buffers } from './rasterize.ts';
import { detailOf, type Canvas } from './canvas.ts';
import type { Scene } from './scene.ts';
import { unit, type Vector } from './vector.ts';

const SKY_LIGHT = 0.54;
const GROUND_LIGHT = 0.2;
const LAMP_LIGHT = 0.5;
const GLOSS = 0.05;
const MANY_TRIANGLES = 200_000;

/**
 * Light (linear r g b, stride 3) of each sample: a bright sky, a lamp of some size from the upper
 * left, both shadowed, light that the ground throws back, a little gloss; where nothing is, the
 * ground with the shadow on it. Each sample of a pixel asks other lights, so that the pixel's mean
 * has asked them all.
 */
export const shade = (
  scene: Scene,
  camera: Camera,
  buffers: Buffers,
  canvas: Canvas,
): Float32Array => {
  const lights = lightsOf(scene, camera, canvas);
  const { width, height, samples } = canvas;
  const light = new Float32Array(3 * width * height);
  const shadeSurface = surfaceShader(scene, camera, lights);
  const onGround = groundLight(
    scene,
    camera,
    lights.flatMap(({ sky }) => sky),
    lights.flatMap(({ lamp }) => lamp),
    canvas,
  );
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const sample = (y % samples) * samples + (x % samples);
      const triangle = buffers.triangle[at]!;
      if (triangle >= 0) {
        const point = camera.unproject(x + 0.5, y + 0.5, buffers.depth[at]!);
        shadeSurface(light, 3 * at, triangle, point, sample);
      } else {
        const lit = onGround(x + 0.5, y + 0.5);
        const backdrop = backdropAt(y / height);
        for (let k = 0; k < 3; k++) light[3 * at + k] = backdrop[k]! * lit;
      }
    }
  }
  return light;
};

/** The lights that one sample of a pixel asks. */
interface Lights {
  readonly sky: readonly LightMap[];
  readonly lamp: readonly LightMap[];
}

const lightsOf = (scene: Scene, camera: Camera, canvas: Canvas): Lights[] => {
  const { samples } = canvas;
  const detail = detailOf(canvas);
  const many = canvas.isDraft || scene.triangles.length / 3 > MANY_TRIANGLES;
  const share = samples * samples;
  const skyCount = many ? 16 : 32;
  const lampCount = Math.max(share, many ? 8 : 20);
  const { right, forward } = camera;
  const toViewer = unit([-forward[0], -forward[1], 0]);
  const lampAt: Vector = [
    toViewer[0] * 0.5 - right[0] * 0.62,
    toViewer[1] * 0.5 - right[1] * 0.62,
    1,
  ];
  const sky = skyDirections(skyCount).map((direction) =>
    lightMap(scene, direction, Math.round(320 * detail)),
  );
  const lamp = lampDirections(lampAt, 0.14, lampCount).map((direction) =>
    lightMap(scene, direction, Math.round(640 * detail)),
  );
  const part = (maps: readonly LightMap[], sample: number): LightMap[] =>
    maps.filter((_, i) => i % share === sample);
  return Array.from({ length: share }, (_, i) => ({ sky: part(sky, i), lamp: part(lamp, i) }));
};

const surfaceShader = (scene: Scene, camera: Camera, lights: readonly Lights[]) => {
  const { triangles, positions: p, colors, center, radius } = scene;
  const corners = cornerNormals(scene, faceNormals(scene));
  const lift = 0.004 * radius;
  return (light: Float32Array, out: number, t: number, point: Vector, sample: number): void => {
    const [v, w] = barycentric(p, triangles, t, point, center);
    const u = 1 - v - w;
    const mix = (k: number): number =>
      u * corners[9 * t + k]! + v * corners[9 * t + 3 + k]! + w * corners[9 * t + 6 + k]!;
    const [nx, ny, nz] = unit([mix(0), mix(1), mix(2)]);
    const [x, y, z] = [point[0] + lift * nx, point[1] + lift * ny, point[2] + lift * nz];
    const { sky, lamp } = lights[sample]!;

    let fromSky = 0;
    for (const { direction: d, reaches } of sky) {
      const slant = nx * d[0] + ny * d[1] + nz * d[2];
      if (slant > 0) fromSky += slant * reaches(x, y, z);
    }
    let fromLamp = 0;
    let gloss = 0;
    for (const { direction: d, reaches } of lamp) {
      const slant = nx * d[0] + ny * d[1] + nz * d[2];
      if (slant <= 0) continue;
      const reached = reaches(x, y, z);
      fromLamp += slant * reached;
      gloss += reached * highlight([nx, ny, nz], d, camera.forward);
    }
    const total =
      (SKY_LIGHT * 2 * fromSky) / sky.length +
      (LAMP_LIGHT * fromLamp) / lamp.length +
      GROUND_LIGHT * (0.5 - 0.5 * nz) +
      0.06;
    const shine = (GLOSS * gloss) / lamp.length;
    for (let k = 0; k < 3; k++) light[out + k] = colors[4 * t + k]! * total + shine;
  };
};

/** Blinn's highlight, (n·h)³². */
const highlight = (n: Vector, toLight: Vector, forward: Vector): number => {
  const h = unit([toLight[0] - forward[0], toLight[1] - forward[1], toLight[2] - forward[2]]);
  let power = Math.max(0, n[0] * h[0] + n[1] * h[1] + n[2] * h[2]);
  for (let i = 0; i < 5; i++) power *= power;
  return power;
};

/** From nearly white above to light gray below. */
const backdropAt = (share: number): Vector => [
  0.93 - 0.12 * share,
  0.94 - 0.115 * share,
  0.955 - 0.105 * share,
];

/** Weights of the second and third corner at a point of triangle `t`, clamped into it. */
const barycentric = (
  p: Float32Array,
  triangles: Uint32Array,
  t: number,
  point: Vector,
  center: Vector,
): [number, number] => {
  const [a, b, c] = [3 * triangles[3 * t]!, 3 * triangles[3 * t + 1]!, 3 * triangles[3 * t + 2]!];
  const [ux, uy, uz] = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!];
  const [vx, vy, vz] = [p[c]! - p[a]!, p[c + 1]! - p[a + 1]!, p[c + 2]! - p[a + 2]!];
  const qx = point[0] + center[0] - p[a]!;
  const qy = point[1] + center[1] - p[a + 1]!;
  const qz = point[2] + center[2] - p[a + 2]!;
  const uu = ux * ux + uy * uy + uz * uz;
  const vv = vx * vx + vy * vy + vz * vz;
  const uv = ux * vx + uy * vy + uz * vz;
  const qu = qx * ux + qy * uy + qz * uz;
  const qv = qx * vx + qy * vy + qz * vz;
  const whole = uu * vv - uv * uv;
  if (!(whole > 0)) return [1 / 3, 1 / 3];
  const v = Math.max(0, Math.min(1, (vv * qu - uv * qv) / whole));
  const w = Math.max(0, Math.min(1 - v, (uu * qv - uv * qu) / whole));
  return [v, w];
};
