// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { warning, type Problem } from '../../../shared/problem.ts';
import { boundsOf } from '../measure.ts';
import type { Mesh } from '../mesh.ts';
import { isClosed, meshTopology } from '../topology.ts';
import { weld } from '../weld.ts';
import { faceConsistently } from './face-consistently.ts';
import { fillSmallHoles } from './fill-small-holes.ts';
import { splitTJunctions } from './split-t-junctions.ts';
import { withoutDoubles } from './without-doubles.ts';

export interface Repaired {
  readonly mesh: Mesh;
  /** What was done, each a warning: empty if the mesh was sound. */
  readonly problems: readonly Problem[];
}

/** Gaps up to this share of the largest dimension are closed, and at most MOST_GAP. */
const GAP_SHARES = [1e-7, 1e-6, 1e-5, 1e-4];
const MOST_GAP = 0.02;

/**
 * Simple repairs of a mesh that somebody else made; what they cannot mend stays as it is, for
 * checkMesh to tell. Indices must be in range and coordinates finite.
 *
 * In this order: doubled and degenerate triangles are dropped, vertices that are nearly equal
 * welded if that closes gaps, edges split where a vertex of the neighbor lies on them, holes of a
 * few edges filled, faces turned to agree with their neighbors, shells turned outward (inward where
 * they bound a cavity). Colors are kept while no triangle is added.
 * Warnings: mesh-repaired-degenerate, -gaps, -t-junctions, -holes, -facing.
 */
export const repair = (mesh: Mesh, part?: string): Repaired => {
  const problems: Problem[] = [];
  const where = part === undefined ? {} : { where: { part } };
  const did = (what: string, message: string): void => {
    problems.push(warning(`mesh-repaired-${what}`, message, where));
  };
  const count = (each: Mesh): number => each.triangles.length / 3;

  const welded = weld(mesh.positions, mesh);
  const sound = count(welded) === count(mesh) && welded.positions.length === mesh.positions.length;
  let now = withoutDoubles(sound ? mesh : welded);
  if (count(now) < count(mesh)) {
    did('degenerate', `Dropped ${count(mesh) - count(now)} doubled or degenerate triangles.`);
  }
  if (!isClosed(meshTopology(now))) {
    const tight = closeGaps(now);
    if (tight) {
      did('gaps', `Joined vertices up to ${tight.tolerance} mm apart to close gaps.`);
      now = tight.mesh;
    }
    const split = splitTJunctions(now, gapsOf(now).at(-1)!);
    if (split.count > 0) {
      did('t-junctions', `Split ${split.count} edges on which a neighbor's vertex lies.`);
      now = split.mesh;
    }
  }
  // Holes can be told from the outline only if faces agree.
  const facing = faceConsistently(now);
  now = facing.mesh;
  const filled = fillSmallHoles(now);
  if (filled.count > 0) {
    did('holes', `Filled ${filled.count} small holes.`);
    now = filled.mesh;
  }
  const final = filled.count > 0 ? faceConsistently(now) : { mesh: now, turned: 0 };
  const turned = facing.turned + final.turned;
  if (turned > 0) did('facing', `Turned ${turned} triangles around to face outward.`);
  return { mesh: final.mesh, problems };
};

const gapsOf = (mesh: Mesh): number[] => {
  const [low, high] = boundsOf(mesh.positions);
  const size = Math.max(high[0] - low[0], high[1] - low[1], high[2] - low[2]);
  return GAP_SHARES.map((share) => Math.min(share * size, MOST_GAP));
};

/** The mesh welded with the smallest tolerance that leaves the fewest open edges; none if no gain. */
const closeGaps = (mesh: Mesh): { mesh: Mesh; tolerance: number } | undefined => {
  let best: { mesh: Mesh; tolerance: number } | undefined;
  let fewest = meshTopology(mesh).open;
  for (const tolerance of gapsOf(mesh)) {
    if (fewest === 0) break;
    const welded = weld(mesh.positions, { ...mesh, tolerance });
    const { open } = meshTopology(welded);
    if (open >= fewest) continue;
    fewest = open;
    best = { mesh: welded, tolerance };
  }
  return best;
};
