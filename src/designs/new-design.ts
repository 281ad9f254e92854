// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { FUNCTION_TO_SAY } from './manifest/publishable.ts';
import { writeManifest } from './manifest/write-manifest.ts';

interface About {
  readonly title: string;
  /** `year name` */
  readonly copyright: string;
  readonly license: string;
}

const line = (text: string): string => text.replace(/\s+/g, ' ');

/** The code of a new design: a box with rounded edges and two parameters, to be changed. */
const designTemplate = ({ title, copyright, license }: About): string => `// ${line(title)}
// SPDX-${'FileCopyrightText'}: ${line(copyright)}
// SPDX-${'License-Identifier'}: ${license}

const { primitives, booleans } = require('@jscad/modeling')

const getParameterDefinitions = () => [
  { name: 'width', type: 'slider', caption: 'Width (mm)', initial: 40, min: 20, max: 100, step: 1 },
  { name: 'hole', type: 'number', caption: 'Hole diameter (mm)', initial: 8, min: 2, max: 16, step: 0.5 }
]

const main = ({ width, hole }) => {
  const plate = primitives.roundedCuboid({ size: [width, 20, 6], center: [0, 0, 3], roundRadius: 1.5, segments: 32 })
  const cut = primitives.cylinder({ radius: hole / 2, height: 10, center: [0, 0, 3], segments: 64 })
  return booleans.subtract(plate, cut)
}

module.exports = { main, getParameterDefinitions }
`;

const readmeTemplate = ({ title, copyright, license }: About): string => `<!--
SPDX-${'FileCopyrightText'}: ${line(copyright)}
SPDX-${'License-Identifier'}: ${license}
-->

# ${line(title)}

What it is for, how to print it, how to use it.
`;

/** What a new design is to be. */
export interface NewDesign extends About {
  readonly slug: string;
  readonly author: string;
}

/** The texts of a design to begin with, by path: manifest, code, README. */
export const newDesign = (design: NewDesign): Readonly<Record<string, string>> => {
  const { title, slug, author, copyright, license } = design;
  const manifest = writeManifest({
    title,
    slug,
    version: '0.1.0',
    authors: [{ name: author }],
    copyright: [copyright],
    license,
    function: FUNCTION_TO_SAY,
    language: 'en',
    origins: [],
    hints: {},
  });
  return {
    'okh.toml': manifest,
    'design.js': designTemplate(design),
    'README.md': readmeTemplate(design),
  };
};
