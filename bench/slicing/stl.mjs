// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** A solid of the kernel as binary STL. */
export const toStl = (solid) => {
  const { vertProperties, triVerts, numProp } = solid.getMesh();
  const bytes = new Uint8Array(84 + (50 * triVerts.length) / 3);
  const view = new DataView(bytes.buffer);
  view.setUint32(80, triVerts.length / 3, true);
  triVerts.forEach((vertex, i) => {
    const corner = 84 + 50 * Math.floor(i / 3) + 12 * (1 + (i % 3));
    for (let axis = 0; axis < 3; axis++) {
      view.setFloat32(corner + 4 * axis, vertProperties[numProp * vertex + axis], true);
    }
  });
  return bytes;
};
