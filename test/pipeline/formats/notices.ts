// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Notice } from '../../../src/designs/license/notice.ts';
import type { Rgba, Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import type { Solid } from '../../../src/pipeline/evaluate/shape.ts';

/** A notice with everything in it. */
export const notice: Notice = {
  title: 'Cable clip',
  design: 'fabcommons/cable-clip',
  version: '1.2.0',
  copyright: ['2026 fabcommons contributors'],
  authors: ['fabcommons contributors'],
  license: 'CC0-1.0',
  source: 'https://example.org/fabcommons/cable-clip',
  digest: '0123456789abcdef'.repeat(4),
  changed: [{ name: 'width', value: '12' }],
  derivedFrom: ['someone/clip@1.0.0'],
  generator: 'fabcommons 0.1.0',
};

/** A notice that tries to break out of every carrier. */
export const hostile: Notice = {
  ...notice,
  title: 'a"b\'c<script>&amp;]]> \n0\nSECTION\r\nG1 X5\u2028 -->\u0000\u001b[31m',
  design: 'evil\nsolid/x"y<z>&\n#slug',
  version: '1.0\n\r\u2029v 1 2 3',
  copyright: ['2026 <b>"Bobby"</b>\n  0\nEOF', '2025 Ünïcödé 作者 🛠 \ud800'],
  authors: ['<a>&\n', '作者'],
  license: 'solid COLOR=1\nf 1 2 3',
  source: 'javascript:alert("1")\n<x>&',
  changed: [{ name: 'te\nxt', value: '"\n0\nENDSEC\n</metadata>' }],
  derivedFrom: ['x\ny'],
  generator: 'fab\ncommons',
};

export const solid = (name: string, mesh: Mesh, color?: Rgba): Solid => ({
  kind: 'solid',
  name,
  named: true,
  mesh,
  ...(color && { color }),
});
