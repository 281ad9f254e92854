// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { bundleDigest, makeBundle } from '../../src/designs/bundle.ts';
import type { Design } from '../../src/designs/design.ts';
import type { OpenLibrary } from '../../src/designs/library/store/open-library.ts';
import type { VersionRecord } from '../../src/designs/library/version-record.ts';
import type { Manifest } from '../../src/designs/manifest.ts';
import type { Examine } from '../../src/designs/publish/examination.ts';
import { publishDesign, type PublishTools } from '../../src/designs/publish/publish-design.ts';
import { publishTools } from '../../src/commons/publish-tools.ts';
import { type Outcome, success } from '../../src/shared/problem.ts';
import { valueOf } from '../designs/library/samples.ts';
import { MANIFEST } from '../designs/sample.ts';
import { runHere } from './run.ts';

// Not for REUSE: these are the headers of a design made in a test.
const HEADER = `// SPDX-${'FileCopyrightText'}: 2026 Ada Moreau
// SPDX-${'License-Identifier'}: `;

/** A plate with a hole: two parameters, the second of which changes its shape. */
export const plateCode = (license = 'CERN-OHL-S-2.0'): string => `${HEADER}${license}
const { booleans, primitives } = require('@jscad/modeling')
const getParameterDefinitions = () => [
  { name: 'width', type: 'number', caption: 'Width', initial: 30, min: 20, max: 40 },
  { name: 'label', type: 'password', caption: 'Secret', initial: '' }
]
const main = ({ width }) => booleans.subtract(
  primitives.cuboid({ size: [width, 20, 5], center: [0, 0, 2.5] }),
  primitives.cylinder({ radius: 4, height: 9, center: [3, 2, 2.5], segments: 24 })
)
module.exports = { main, getParameterDefinitions }
`;

export const designOf = (
  files: Readonly<Record<string, string | Uint8Array>>,
  manifest: Partial<Manifest> = {},
): Design => {
  const entries = Object.entries(files).map(
    ([path, content]) =>
      [path, typeof content === 'string' ? new TextEncoder().encode(content) : content] as const,
  );
  const source = valueOf(makeBundle('design.js', entries));
  return {
    slug: 'plate',
    manifest: { ...MANIFEST, title: 'Plate', version: '1.0.0', ...manifest },
    source,
    digest: bundleDigest(source),
    problems: [],
  };
};

export const publishIn = (
  library: OpenLibrary,
  design: Design,
  author = 'ada',
  tools: Partial<PublishTools> = {},
): Promise<Outcome<VersionRecord>> =>
  publishDesign(
    library,
    design,
    { author, publisher: author, dryRun: false },
    { ...publishTools(async () => success(library), runHere), ...tools },
  );

/** For what is wrong on paper, nothing needs to be run. */
export const notRun: Examine = async () =>
  success({
    schema: [],
    values: {},
    measures: {
      size: [1, 1, 1],
      volume_mm3: 1,
      area_mm2: 6,
      solids: 1,
      sections: 0,
      triangles: 12,
      printable: true,
    },
    solids: [],
    marks: [],
  });
