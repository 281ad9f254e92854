// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  Color,
  DoubleSide,
  LineBasicMaterial,
  type Material,
  MeshLambertMaterial,
  SRGBColorSpace,
} from 'three';
import type { Drawing } from '../worker/drawing.ts';
import type { Palette } from './palette.ts';

/**
 * Materials by how they look, each made once. Compiling a shader takes longer than drawing a part,
 * so they outlive the parts that they are on.
 */
export interface Materials {
  surface(drawing: Drawing): Material;
  edges(drawing: Drawing): Material;
  readonly grid: Material;
  dispose(): void;
}

/** A design may choose its colors by a parameter: more than this are not kept. */
const MOST = 64;

export const createMaterials = (palette: Palette): Materials => {
  const kept = new Map<string, Material>();
  const once = (key: string, make: () => Material): Material => {
    const material = kept.get(key) ?? make();
    // Put at the end: the first one is the one that was not asked for the longest.
    kept.delete(key);
    kept.set(key, material);
    if (kept.size > MOST) {
      const [oldest, old] = kept.entries().next().value!;
      kept.delete(oldest);
      old.dispose();
    }
    return material;
  };
  const grid = new LineBasicMaterial({ vertexColors: true, transparent: true, depthWrite: false });
  return {
    surface: (drawing) =>
      once(`surface ${drawing.kind} ${drawing.color?.join() ?? ''} ${!!drawing.colors}`, () =>
        surfaceMaterial(drawing, palette),
      ),
    edges: (drawing) =>
      drawing.kind === 'solid'
        ? once(
            'edges',
            () => new LineBasicMaterial({ color: palette.edge, transparent: true, opacity: 0.8 }),
          )
        : once(
            `outline ${drawing.color?.join() ?? ''}`,
            () => new LineBasicMaterial({ color: colorOf(drawing, palette.edge) }),
          ),
    grid,
    dispose: () => {
      for (const material of kept.values()) material.dispose();
      kept.clear();
      grid.dispose();
    },
  };
};

const surfaceMaterial = (drawing: Drawing, palette: Palette): Material => {
  const opacity = drawing.color?.[3] ?? 1;
  return new MeshLambertMaterial({
    color: drawing.colors ? 0xffffff : colorOf(drawing, palette.part),
    vertexColors: drawing.colors !== undefined,
    // Edges lie in the surface: it steps back a little, so that they are seen.
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 1,
    ...(opacity < 1 && { transparent: true, opacity, depthWrite: false }),
    ...(drawing.kind === 'section' && { side: DoubleSide }),
  });
};

/** JSCAD writes colors as screens show them. */
const colorOf = ({ color }: Drawing, otherwise: Color): Color =>
  color ? new Color().setRGB(color[0], color[1], color[2], SRGBColorSpace) : otherwise;
