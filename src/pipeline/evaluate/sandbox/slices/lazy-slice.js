// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import mat4 from '@jscad/modeling/src/maths/mat4/index.js';
import vec3 from '@jscad/modeling/src/maths/vec3/index.js';
import { lazyObject, lazySourceOf } from '../lazy-geometry.js';

/** A slice that is a copy of `edges` where `matrix` puts them. */
export const lazySlice = (edges, matrix) => lazyObject('edges', { edges, matrix }, edgesOf);

const edgesOf = ({ edges, matrix }) =>
  edges.map(([from, to]) => [
    vec3.transform(vec3.create(), from, matrix),
    vec3.transform(vec3.create(), to, matrix),
  ]);

/** What a slice is a copy of: `{ edges, matrix }`; itself, unmoved, once somebody looked into it. */
export const copiedFrom = (slice) =>
  lazySourceOf(slice, 'edges') ?? { edges: slice.edges, matrix: mat4.create() };

export const isLazySlice = (object) => lazySourceOf(object, 'edges') !== undefined;
