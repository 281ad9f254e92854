// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Which segments stand for many, counted back from the last one: the first `solid` of them all,
 * then runs of 64, one of every `stride`. `count` in all.
 */
export interface Thinning {
  readonly solid: number;
  readonly stride: number;
  readonly count: number;
}

/** Shaders know it too. */
export const RUN = 64;

/** At most about `most` of `total` segments; the later half of them without gaps: the top is looked at. */
export const thinning = (total: number, most: number): Thinning => {
  if (total <= most) return { solid: 0, stride: 1, count: total };
  const solid = most >> 1;
  const rest = total - solid;
  const stride = Math.ceil(rest / (most - solid));
  const period = RUN * stride;
  const runs = Math.floor(rest / period);
  return { solid, stride, count: solid + runs * RUN + Math.min(RUN, rest - runs * period) };
};

/** The number of the `id`th segment that is drawn, counted back from the last one. */
export const placeOf = ({ solid, stride }: Thinning, id: number): number => {
  const k = id - solid;
  return k < 0 ? id : solid + Math.floor(k / RUN) * RUN * stride + (k % RUN);
};
