// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../design.ts';
import { fullName } from '../full-name.ts';
import { modulesIn } from '../modules/modules-in.ts';
import { changedFromDefaults } from '../parameters/changed-from-defaults.ts';
import type { ParameterSchema, ParameterValues } from '../parameters/schema.ts';
import type { Notice } from './notice.ts';
import { singleLine } from './single-line.ts';

/** A text parameter may hold a page; its notice holds this many characters of each value. */
const MAX_VALUE = 200;

/**
 * The notice that every product of `design` with these parameter values carries. Each text in it
 * is a single line. `generator` is the program and its version, like `fabcommons 0.1.0`.
 */
export const makeNotice = (
  design: Design,
  schema: ParameterSchema,
  values: ParameterValues,
  generator: string,
): Notice => {
  const { manifest } = design;
  return {
    title: singleLine(manifest.title),
    design: fullName(design),
    version: singleLine(manifest.version),
    copyright: manifest.copyright.map((line) => singleLine(line)),
    authors: manifest.authors.map(({ name }) => singleLine(name)),
    license: manifest.license ?? 'NONE',
    ...(manifest.source === undefined ? {} : { source: singleLine(manifest.source) }),
    digest: design.digest,
    changed: changedFromDefaults(schema, values).map(({ name, value }) => ({
      name: singleLine(name, MAX_VALUE),
      value: singleLine(value, MAX_VALUE),
    })),
    derivedFrom: [...new Set(worksIn(design))].map((work) => singleLine(work)),
    generator: singleLine(generator),
  };
};

/** What its manifest says that it was made from, and the modules that came along. */
const worksIn = ({ manifest, source }: Design): readonly string[] => [
  ...manifest.origins.map(({ of }) => of),
  ...modulesIn(source).map((module) => `${module.design}@${module.version}`),
];
