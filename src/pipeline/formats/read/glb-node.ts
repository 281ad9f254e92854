// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { compose, scaling, translation, type Matrix } from '../../mesh/transform.ts';
import { badGltf, numbers, type Node } from './glb-container.ts';

/** A node's own transform: its matrix (column by column), or scale, then rotation, then translation. */
export const nodeMatrix = (node: Node): Matrix => {
  const m = numbers(node, 'matrix');
  if (m.length > 0) {
    if (m.length !== 16) badGltf(`a matrix of ${m.length} numbers`);
    const row = (i: number) => [m[i]!, m[i + 4]!, m[i + 8]!, m[i + 12]!] as const;
    return [...row(0), ...row(1), ...row(2)];
  }
  const [tx, ty, tz] = triple(node, 'translation', 0);
  const [sx, sy, sz] = triple(node, 'scale', 1);
  return compose(translation(tx, ty, tz), compose(quaternion(node), scaling(sx, sy, sz)));
};

const triple = (node: Node, name: string, otherwise: number): [number, number, number] => {
  const values = numbers(node, name);
  if (values.length === 0) return [otherwise, otherwise, otherwise];
  if (values.length !== 3) badGltf(`a ${name} of ${values.length} numbers`);
  return [values[0]!, values[1]!, values[2]!];
};

const quaternion = (node: Node): Matrix => {
  const values = numbers(node, 'rotation');
  if (values.length === 0) return translation(0, 0, 0);
  const [x, y, z, w] = values;
  if (values.length !== 4) badGltf(`a rotation of ${values.length} numbers`);
  return [
    ...([
      1 - 2 * (y! * y! + z! * z!),
      2 * (x! * y! - z! * w!),
      2 * (x! * z! + y! * w!),
      0,
    ] as const),
    ...([
      2 * (x! * y! + z! * w!),
      1 - 2 * (x! * x! + z! * z!),
      2 * (y! * z! - x! * w!),
      0,
    ] as const),
    ...([
      2 * (x! * z! - y! * w!),
      2 * (y! * z! + x! * w!),
      1 - 2 * (x! * x! + y! * y!),
      0,
    ] as const),
  ];
};
