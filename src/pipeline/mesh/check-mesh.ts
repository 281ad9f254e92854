// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { formatNumber } from '../../shared/number-text.ts';
import { error, warning, type Problem } from '../../shared/problem.ts';
import { measure } from './measure.ts';
import type { Mesh } from './mesh.ts';
import { meshTopology, type MeshTopology } from './topology.ts';

const REPAIR = 'Repair the model, or unite its overlapping pieces, before printing it.';

/**
 * What keeps a mesh from being a printable body; empty for a closed, manifold, consistently
 * oriented mesh of finite coordinates and positive volume.
 *
 * `part` names the mesh in every Problem's place; messages tell a coordinate (mm) to look at.
 * Problems: mesh-malformed, mesh-empty, mesh-not-finite, mesh-degenerate-triangle, mesh-not-closed,
 * mesh-flipped-triangles, mesh-not-manifold (only a warning where bodies merely touch in an edge),
 * mesh-no-volume, mesh-inside-out.
 */
export const checkMesh = (mesh: Mesh, part?: string): Problem[] => {
  const where = part === undefined ? {} : { where: { part } };
  const fault = (code: string, message: string, hint: string): Problem =>
    error(code, message, { hint, ...where });

  const malformed = malformation(mesh);
  if (malformed) return [fault('mesh-malformed', malformed, 'The program that made it is wrong.')];
  if (mesh.triangles.length === 0) {
    return [fault('mesh-empty', 'Expected triangles, found none.', 'Check that it is a 3D body.')];
  }
  const infinite = mesh.positions.findIndex((value) => !Number.isFinite(value));
  if (infinite >= 0) {
    const vertex = Math.floor(infinite / 3);
    const message = `Expected finite coordinates, found ${mesh.positions[infinite]} in vertex ${vertex}.`;
    return [fault('mesh-not-finite', message, 'Look for a division by zero in its dimensions.')];
  }

  const topology = meshTopology(mesh);
  const problems = topologyProblems(mesh, topology, where);
  if (problems.some((problem) => problem.severity === 'error')) return problems;
  const { volume, area } = measure(mesh);
  if (volume < -1e-9 * area) {
    const message = `Expected triangles counter-clockwise seen from outside, found a volume of ${formatNumber(volume, 3)} mm³.`;
    problems.push(fault('mesh-inside-out', message, 'Turn all its faces around.'));
  } else if (!(volume > 0)) {
    const message = `Expected a body of positive volume, found ${formatNumber(volume, 6)} mm³.`;
    problems.push(fault('mesh-no-volume', message, 'Give it thickness.'));
  }
  return problems;
};

const topologyProblems = (
  mesh: Mesh,
  topology: MeshTopology,
  where: { where?: { part: string } },
): Problem[] => {
  const { open, flipped, nonManifold, touching, degenerate, at } = topology;
  const place = (vertex = 0): string => {
    const point = mesh.positions.subarray(3 * vertex, 3 * vertex + 3);
    return `(${Array.from(point, (value) => formatNumber(value, 3)).join(', ')})`;
  };
  const details = { hint: REPAIR, ...where };
  const problems: Problem[] = [];
  if (degenerate > 0) {
    const message = `Expected three different corners in each triangle, found ${degenerate} with fewer, the first at ${place(at.degenerate)}.`;
    problems.push(error('mesh-degenerate-triangle', message, details));
  }
  if (open > 0) {
    const message = `Expected a closed surface, found ${open} open edges, the first at ${place(at.open)}.`;
    problems.push(error('mesh-not-closed', message, details));
  }
  if (flipped > 0) {
    const message = `Expected neighbors to face the same side, found ${flipped} edges where they do not, the first at ${place(at.flipped)}.`;
    problems.push(error('mesh-flipped-triangles', message, details));
  }
  if (nonManifold > 0) {
    const message = `Expected two triangles at each edge, found ${nonManifold} edges with more, the first at ${place(at.nonManifold)}.`;
    const make = nonManifold === touching ? warning : error;
    problems.push(make('mesh-not-manifold', message, details));
  }
  return problems;
};

/** What contradicts the Mesh type itself. */
const malformation = (mesh: Mesh): string | undefined => {
  const { positions, triangles, colors } = mesh;
  if (positions.length % 3 !== 0)
    return `Expected 3 coordinates a vertex, found ${positions.length} in all.`;
  if (triangles.length % 3 !== 0)
    return `Expected 3 indices a triangle, found ${triangles.length} in all.`;
  const vertices = positions.length / 3;
  const stray = triangles.findIndex((vertex) => vertex >= vertices);
  if (stray >= 0) return `Expected indices below ${vertices}, found ${triangles[stray]}.`;
  const wanted = (triangles.length / 3) * 4;
  if (colors && colors.length !== wanted)
    return `Expected ${wanted} color bytes, found ${colors.length}.`;
  return undefined;
};
