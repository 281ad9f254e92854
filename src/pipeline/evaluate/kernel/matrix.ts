// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Column-major 4 × 4 matrices as JSCAD keeps them in `transforms`. */
export type Matrix = ArrayLike<number>;

export const isIdentity = (m: Matrix): boolean => {
  for (let i = 0; i < 16; i++) if (m[i] !== (i % 5 === 0 ? 1 : 0)) return false;
  return true;
};

/** Whether the matrix turns left hands into right ones. */
export const isMirroring = (m: Matrix): boolean =>
  m[0]! * (m[5]! * m[10]! - m[9]! * m[6]!) -
    m[4]! * (m[1]! * m[10]! - m[9]! * m[2]!) +
    m[8]! * (m[1]! * m[6]! - m[5]! * m[2]!) <
  0;

/** x y z of every point, stride 3, through the matrix with its division by w. */
export const transformPoints = (m: Matrix, points: Float64Array): Float64Array => {
  const result = new Float64Array(points.length);
  for (let i = 0; i < points.length; i += 3) {
    const [x, y, z] = [points[i]!, points[i + 1]!, points[i + 2]!];
    const w = m[3]! * x + m[7]! * y + m[11]! * z + m[15]! || 1;
    result[i] = (m[0]! * x + m[4]! * y + m[8]! * z + m[12]!) / w;
    result[i + 1] = (m[1]! * x + m[5]! * y + m[9]! * z + m[13]!) / w;
    result[i + 2] = (m[2]! * x + m[6]! * y + m[10]! * z + m[14]!) / w;
  }
  return result;
};
