// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Notice } from '../../designs/license/notice.ts';
import { toSchema } from '../../designs/parameters/to-schema.ts';
import type { Evaluator } from '../../pipeline/evaluate/evaluator.ts';
import { readParameters } from '../../pipeline/evaluate/evaluate-design.ts';
import { solidsIn, type Shape } from '../../pipeline/evaluate/shape.ts';
import { writeShapes, type Product } from '../../pipeline/formats/write-products.ts';
import { renderPicture } from '../../pipeline/mesh/picture/render-picture.ts';
import { summarize } from '../../pipeline/mesh/summary.ts';
import { partsOf } from '../../pipeline/plate/parts-of.ts';
import { print } from '../../pipeline/print.ts';
import type { SlicingContext } from '../../pipeline/toolpath/layer-tasks.ts';
import { marksOf } from '../../pipeline/trace/marks-of.ts';
import { success, type Outcome } from '../../shared/problem.ts';
import { movedLines, withoutNotice } from './gcode-notice.ts';
import type { Node, NodeKind, NodeValues } from './node.ts';
import { packShapes, unpackShapes } from './pack-shapes.ts';

/** What making a node gave: its value, and the bytes of its artifacts. */
export interface Made<K extends NodeKind = NodeKind> {
  readonly value: NodeValues[K];
  readonly products: readonly Product[];
}

type Of<K extends NodeKind> = Extract<Node, { kind: K }>;

/**
 * Makes a node from what it reads: `input` is the bytes of its `shapes` or `parts`. Together the
 * nodes give the same bytes as `build`. Problems: those of the stage.
 */
export const makeNode = async (
  node: Node,
  input: Uint8Array,
  evaluator: () => Promise<Evaluator>,
  context: SlicingContext,
): Promise<Outcome<Made>> => {
  switch (node.kind) {
    case 'parameters':
      return parameters(node, await evaluator());
    case 'evaluate':
      return evaluate(node, await evaluator());
    case 'mesh':
      return mesh(node, unpackShapes(input));
    case 'write':
      return write(node, unpackShapes(input));
    case 'picture':
      return picture(unpackShapes(input));
    case 'slice':
      return slice(node, unpackShapes(input), context);
  }
};

const parameters = async (
  { design }: Of<'parameters'>,
  evaluator: Evaluator,
): Promise<Outcome<Made<'parameters'>>> => {
  const read = await readParameters(design, evaluator);
  if (!read.ok) return read;
  return success({ value: { schema: read.value }, products: [] }, read.problems);
};

const evaluate = async (
  { design, values }: Of<'evaluate'>,
  evaluator: Evaluator,
): Promise<Outcome<Made<'evaluate'>>> => {
  const loaded = await evaluator.load(design.source, design.digest);
  if (!loaded.ok) return loaded;
  try {
    const definitions = loaded.value.definitions();
    if (!definitions.ok) return definitions;
    const schema = toSchema(definitions.value);
    if (!schema.ok) return schema;
    const ran = await loaded.value.run(values);
    if (!ran.ok) return ran;
    const { shapes, log } = ran.value;
    const products = [{ name: 'shapes', format: 'shapes', bytes: packShapes(shapes) }];
    const problems = [...loaded.problems, ...schema.problems, ...ran.problems];
    return success({ value: { log }, products }, problems);
  } finally {
    loaded.value.dispose();
  }
};

const mesh = (node: Of<'mesh'>, shapes: readonly Shape[]): Outcome<Made<'mesh'>> => {
  const wanted = partsOf(shapes, node);
  if (!wanted.ok) return wanted;
  const parts = wanted.value;
  const solids = solidsIn(parts);
  const value = {
    kinds: parts.map(({ kind }) => kind),
    meshes: solids.map(summarize),
    marks: marksOf(solids),
  };
  const products = [{ name: 'parts', format: 'shapes', bytes: packShapes(parts) }];
  return success({ value, products }, wanted.problems);
};

const write = (
  { format, notice, slug }: Of<'write'>,
  parts: readonly Shape[],
): Outcome<Made<'write'>> =>
  success({ value: {}, products: writeShapes(format, parts, notice, slug) });

/** As large as a list shows it: drawing takes time by the pixel. */
const PICTURE = { width: 160, height: 120, isDraft: true };

const picture = (parts: readonly Shape[]): Outcome<Made<'picture'>> => {
  const bytes = renderPicture(parts, PICTURE);
  return success({ value: {}, products: [{ name: 'picture.png', format: 'png', bytes }] });
};

const slice = (
  { quantities, orientation, fabricator }: Of<'slice'>,
  parts: readonly Shape[],
  context: SlicingContext,
): Outcome<Made<'slice'>> => {
  const solids = solidsIn(parts);
  const printed = print(solids, quantities, orientation, fabricator, 'part', NOBODY, context);
  const problems = movedLines(printed.problems, NOBODY, undefined);
  if (!printed.ok) return { ok: false, problems };
  const { products, production } = printed.value;
  return success(
    {
      value: { production },
      products: products.map((product) => ({
        ...product,
        bytes: withoutNotice(product.bytes, NOBODY),
      })),
    },
    problems,
  );
};

/** Stands in for the notice, which a program does not depend on. */
const NOBODY: Notice = {
  title: 'part',
  design: 'part',
  version: '0',
  copyright: [],
  authors: [],
  license: 'NONE',
  digest: '0',
  changed: [],
  derivedFrom: [],
  generator: '0',
};
