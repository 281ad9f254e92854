// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Everything is turned by this, so that straight edges meet the pixels at every phase. */
const TURN = 0.1274;
/** mm around the mesh where beads are still seen. */
const MARGIN = 3;

const [COS, SIN] = [Math.cos(TURN), Math.sin(TURN)];
const turn = (x, y) => [COS * x - SIN * y, SIN * x + COS * y];

/** Lines of G-code, moved to where the mesh is. */
export const turnLines = (lines, [ox, oy]) =>
  lines.map((line) => {
    const [x0, y0] = turn(line.x0 - ox, line.y0 - oy);
    const [x1, y1] = turn(line.x1 - ox, line.y1 - oy);
    return { ...line, x0, y0, x1, y1 };
  });

export const turnOutline = (outline) => {
  const turned = new Float64Array(outline.length);
  for (let i = 0; i < outline.length; i += 2) turned.set(turn(outline[i], outline[i + 1]), i);
  return turned;
};

/** The box around a turned mesh and its margin: x0 y0 x1 y1 in mm. */
export const boxAround = ({ positions }) => {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i += 3) {
    const [x, y] = turn(positions[i], positions[i + 1]);
    box[0] = Math.min(box[0], x - MARGIN);
    box[1] = Math.min(box[1], y - MARGIN);
    box[2] = Math.max(box[2], x + MARGIN);
    box[3] = Math.max(box[3], y + MARGIN);
  }
  return box;
};
