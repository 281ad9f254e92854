// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import geom3 from '@jscad/modeling/src/geometries/geom3/index.js';
import mat4 from '@jscad/modeling/src/maths/mat4/index.js';

const MILLIMETERS = {
  micron: 0.001,
  millimeter: 1,
  centimeter: 10,
  inch: 25.4,
  foot: 304.8,
  meter: 1000,
};

/**
 * The build items of a 3MF file as solids in mm (3MF Core Specification 1.3): one geometry, or a
 * list. Colors and materials are left out.
 */
export const deserialize = (options, content) => {
  const files = unzipSync(new Uint8Array(content), {
    filter: ({ name }) => /\.model$/i.test(name),
  });
  const path =
    Object.keys(files).find((name) => /(?:^|\/)3dmodel\.model$/i.test(name)) ??
    Object.keys(files)[0];
  if (path === undefined) throw new Error(`no 3D model in ${options.filename}`);
  const model = parse(decode(files[path]));
  const solids = model.items.flatMap(({ id, matrix }) => instances(model, id, matrix, 0));
  if (solids.length === 0) throw new Error(`no build items in ${options.filename}`);
  return solids.length === 1 ? solids[0] : solids;
};

const MAX_DEPTH = 32;

const instances = (model, id, matrix, depth) => {
  const object = model.objects[id];
  if (!object || depth > MAX_DEPTH) return [];
  const own = object.polygons.length > 0 ? [solidOf(model, object, matrix)] : [];
  const parts = object.components.flatMap((part) =>
    instances(model, part.id, mat4.multiply(mat4.create(), matrix, part.matrix), depth + 1),
  );
  return own.concat(parts);
};

const solidOf = ({ scale }, { polygons }, matrix) => {
  const toMillimeters = mat4.fromScaling(mat4.create(), [scale, scale, scale]);
  return geom3.transform(toMillimeters, geom3.transform(matrix, geom3.create(polygons)));
};

const parse = (text) => {
  const model = { scale: 1, objects: {}, items: [] };
  let object;
  let vertices = [];
  const begin = {
    model: ({ unit }) => (model.scale = MILLIMETERS[unit] ?? 1),
    object: ({ id }) => {
      object = { polygons: [], components: [] };
      model.objects[id] = object;
      vertices = [];
    },
    vertex: ({ x, y, z }) => vertices.push([Number(x), Number(y), Number(z)]),
    triangle: ({ v1, v2, v3 }) =>
      object.polygons.push({ vertices: [v1, v2, v3].map((v) => vertices[Number(v)]) }),
    component: ({ objectid, transform }) =>
      object.components.push({ id: objectid, matrix: matrixOf(transform) }),
    item: ({ objectid, transform }) =>
      model.items.push({ id: objectid, matrix: matrixOf(transform) }),
  };
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => begin[name.replace(/^.*:/, '')]?.(attributes));
  parser.write(text).close();
  return model;
};

/** 12 numbers, rows of a 4 × 3 matrix for row vectors, are the columns of ours. */
const matrixOf = (text) => {
  if (!text) return mat4.create();
  const m = text.trim().split(/\s+/).map(Number);
  return [m[0], m[1], m[2], 0, m[3], m[4], m[5], 0, m[6], m[7], m[8], 0, m[9], m[10], m[11], 1];
};

/** UTF-8, of which only characters of the markup and of numbers matter. */
const decode = (bytes) => {
  const parts = [];
  for (let i = 0; i < bytes.length; i += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(i, i + 8192)));
  }
  return parts.join('');
};
