// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { ParameterSchema } from '../../designs/parameters/schema.ts';
import { toValues } from '../../designs/parameters/to-values.ts';
import type { BuildRequest } from '../../pipeline/build.ts';
import type { Fabricator } from '../../pipeline/print.ts';
import { byCodeUnits } from '../../shared/order.ts';
import { keyOf } from './key-of.ts';
import { MADE_BY } from './made-by.ts';
import { settingsRead } from './settings-read.ts';

/**
 * What a build is kept under: 64 hex digits, equal for requests that give the same bytes. With the
 * design's schema `"12"` and `12` are one width, and so are a default and nothing.
 */
export const buildKey = (request: BuildRequest, schema?: ParameterSchema): string => {
  const { design, parameters, quantities, orientation, scale, formats, fabricator } = request;
  const values = schema === undefined ? undefined : toValues(schema, parameters);
  const makesGcode = formats === undefined || formats.includes('gcode');
  return keyOf({
    generator: MADE_BY,
    digest: design.digest,
    slug: design.slug,
    author: design.author,
    manifest: design.manifest,
    problems: design.problems,
    ...(values?.ok === true ? { values: values.value, remarks: values.problems } : { parameters }),
    quantities,
    orientation,
    scale,
    formats: formats && [...new Set(formats)].sort(byCodeUnits),
    fabricator: makesGcode ? partOf(fabricator) : undefined,
  });
};

/** The names of profiles are in the result, too. */
const partOf = (fabricator: Fabricator): object => {
  const { printer, material, process } = fabricator;
  return { names: [printer.id, material.id, process.id], ...settingsRead(fabricator) };
};
