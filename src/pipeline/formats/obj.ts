// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { noticeLines } from '../../designs/license/notice-lines.ts';
import { float32Text } from './float32-text.ts';
import type { Drawing, Format } from './format.ts';
import { identifiers } from './identifiers.ts';
import { solidsOf } from './solids.ts';
import { TextBytes } from './text-bytes.ts';

/** OBJ in mm, Z up: the notice as `#` lines, then an object and group for each solid. No colors. */
const writeObj = (drawing: Drawing): Uint8Array => {
  const text = new TextBytes();
  // A backslash at the end would continue the comment on the next line.
  for (const line of noticeLines(drawing.notice)) text.line(`# ${line.replaceAll('\\', '/')}`);
  text.line('# Unit: mm, Z up');
  const solids = solidsOf(drawing);
  const names = identifiers(
    solids.map(({ name }) => name),
    { pattern: /[^\w.-]/g },
  );
  let offset = 1;
  solids.forEach(({ mesh }, i) => {
    const { positions, triangles } = mesh;
    text.line(`o ${names[i]}`);
    text.line(`g ${names[i]}`);
    for (let v = 0; v < positions.length; v += 3) {
      const [x, y, z] = [positions[v]!, positions[v + 1]!, positions[v + 2]!].map(float32Text);
      text.line(`v ${x} ${y} ${z}`);
    }
    for (let t = 0; t < triangles.length; t += 3) {
      const [a, b, c] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
      text.line(`f ${a + offset} ${b + offset} ${c + offset}`);
    }
    offset += positions.length / 3;
  });
  return text.bytes();
};

export const obj: Format = {
  id: 'obj',
  extension: 'obj',
  mediaType: 'model/obj',
  takes: ['solid'],
  scope: 'all',
  write: writeObj,
};
