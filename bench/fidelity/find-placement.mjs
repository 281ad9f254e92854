// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Where a slicer put the mesh: G-code minus mesh coordinates, mm. A print may leave out the
 * tips on one side, so outer walls are put at either edge of the outline and at its middle, moved
 * from there by least squares on "an outer wall runs half its width inside", and the best fit wins.
 *
 * @param {readonly import('./stack-layers.mjs').Layer[]} layers
 * @param {(index: number) => Float64Array} outlineOf segments of a layer, mm
 * @returns {[number, number]}
 */
export const findPlacement = (layers, outlineOf) => {
  const hasOuter = layers.some(({ strands }) => strands.some(({ outer }) => outer));
  const walls = (index) =>
    layers[index].strands.filter(({ beside, outer }) => !beside && (outer || !hasOuter));
  const picked = [0.2, 0.4, 0.6, 0.8].map((share) => Math.floor(share * layers.length));
  const samples = [...new Set(picked)]
    .map((index) => ({ outline: outlineOf(index), strands: walls(index) }))
    .filter(({ outline, strands }) => outline.length > 0 && strands.length > 0);
  if (samples.length === 0) return [0, 0];
  const fits = starts(samples).map((start) => settle(samples, start));
  return fits.reduce((best, fit) => (fit.misfit < best.misfit ? fit : best)).placement;
};

const ROUNDS = 12;
const SAME_PLACE = 0.05;
const STRANDS_A_LAYER = 400;

/** Nine places, or fewer where they coincide. */
const starts = (samples) => {
  const ends = samples.map(({ outline, strands }) => differences(outline, strands));
  const [x, y] = [0, 1].map((axis) => {
    const [low, high] = [axis, axis + 2].map((end) => median(ends.map((each) => each[end])));
    return high - low > SAME_PLACE || low - high > SAME_PLACE
      ? [(low + high) / 2, low, high]
      : [(low + high) / 2];
  });
  return x.flatMap((ox) => y.map((oy) => [ox, oy]));
};

const settle = (samples, start) => {
  let placement = start;
  for (let round = 0; round < ROUNDS; round++) {
    const { step } = leastSquares(samples, placement, round < ROUNDS / 2 ? 0.4 : 0.15);
    if (!step) break;
    placement = [placement[0] + step[0], placement[1] + step[1]];
    if (Math.hypot(...step) < 1e-4) break;
  }
  return { placement, misfit: leastSquares(samples, placement, 0.15).misfit };
};

/** By how much walls end further left, lower, further right, higher than the outline. */
const differences = (outline, strands) => {
  const drawn = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x0, y0, x1, y1, width } of strands) {
    drawn[0] = Math.min(drawn[0], x0 - width / 2, x1 - width / 2);
    drawn[1] = Math.min(drawn[1], y0 - width / 2, y1 - width / 2);
    drawn[2] = Math.max(drawn[2], x0 + width / 2, x1 + width / 2);
    drawn[3] = Math.max(drawn[3], y0 + width / 2, y1 + width / 2);
  }
  const meant = [Infinity, Infinity, -Infinity, -Infinity];
  outline.forEach((value, i) => {
    meant[i % 2] = Math.min(meant[i % 2], value);
    meant[2 + (i % 2)] = Math.max(meant[2 + (i % 2)], value);
  });
  return drawn.map((value, end) => value - meant[end]);
};

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/**
 * The shift that moves strands, along the normal of the outline, to where they belong; and how far
 * off they are now, as a mean square in which none counts for more than `furthest`.
 */
const leastSquares = (samples, [ox, oy], furthest) => {
  let [xx, xy, yy, xr, yr] = [1e-9, 0, 1e-9, 0, 0];
  let [used, weight, misfit] = [0, 0, 0];
  for (const { outline, strands } of samples) {
    const stride = Math.max(1, Math.floor(strands.length / STRANDS_A_LAYER));
    for (let i = 0; i < strands.length; i += stride) {
      const strand = strands[i];
      const x = (strand.x0 + strand.x1) / 2 - ox;
      const y = (strand.y0 + strand.y1) / 2 - oy;
      const { distance, nx, ny } = nearest(outline, x, y);
      const error = distance - strand.width / 2;
      weight += strand.length;
      misfit += strand.length * Math.min(error * error, furthest * furthest);
      if (distance < 0.02 || Math.abs(error) > furthest) continue;
      xx += strand.length * nx * nx;
      xy += strand.length * nx * ny;
      yy += strand.length * ny * ny;
      xr += strand.length * error * nx;
      yr += strand.length * error * ny;
      used++;
    }
  }
  const determinant = xx * yy - xy * xy;
  const isVague = used < 8 || determinant < 1e-6 * xx * yy;
  const step = [(yy * xr - xy * yr) / determinant, (xx * yr - xy * xr) / determinant];
  return { step: isVague ? undefined : step, misfit: misfit / weight };
};

const nearest = (outline, x, y) => {
  let [least, dx, dy] = [Infinity, 0, 0];
  for (let s = 0; s < outline.length; s += 4) {
    const [ux, uy] = [outline[s + 2] - outline[s], outline[s + 3] - outline[s + 1]];
    const along = ((x - outline[s]) * ux + (y - outline[s + 1]) * uy) / (ux * ux + uy * uy);
    const share = Math.min(1, Math.max(0, along));
    const [vx, vy] = [x - outline[s] - share * ux, y - outline[s + 1] - share * uy];
    const squared = vx * vx + vy * vy;
    if (squared < least) [least, dx, dy] = [squared, vx, vy];
  }
  const distance = Math.sqrt(least);
  return { distance, nx: dx / (distance || 1), ny: dy / (distance || 1) };
};
