// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../../designs/design.ts';
import type { Notice } from '../../designs/license/notice.ts';
import type { SolidMark } from '../../designs/library/version-record.ts';
import type { ParameterSchema, ParameterValues } from '../../designs/parameters/schema.ts';
import type { LogLine } from '../../pipeline/evaluate/evaluator.ts';
import type { Shape } from '../../pipeline/evaluate/shape.ts';
import type { Orientation } from '../../pipeline/mesh/orient.ts';
import type { MeshSummary } from '../../pipeline/mesh/summary.ts';
import type { Quantities } from '../../pipeline/plate/choose-parts.ts';
import type { Production } from '../../pipeline/plate/production.ts';
import type { Fabricator } from '../../pipeline/print.ts';

/**
 * One step of a build that is kept by itself: design → parameters → evaluate → mesh → write, picture, slice.
 * `shapes` and `parts` are digests of what the step before made, packed by `packShapes`.
 */
export type Node =
  | { readonly kind: 'parameters'; readonly design: Design }
  | { readonly kind: 'evaluate'; readonly design: Design; readonly values: ParameterValues }
  | {
      readonly kind: 'mesh';
      readonly shapes: string;
      readonly quantities: Quantities;
      readonly scale: number;
      readonly orientation: Orientation;
    }
  | {
      readonly kind: 'write';
      readonly format: string;
      readonly parts: string;
      readonly notice: Notice;
      readonly slug: string;
    }
  | { readonly kind: 'picture'; readonly parts: string }
  | {
      readonly kind: 'slice';
      readonly parts: string;
      readonly quantities: Quantities;
      readonly orientation: Orientation;
      readonly fabricator: Fabricator;
    };

export type NodeKind = Node['kind'];
export type SliceNode = Extract<Node, { readonly kind: 'slice' }>;

/** What the record of each kind of node has for a value, beside its artifacts. */
export interface NodeValues {
  readonly parameters: { readonly schema: ParameterSchema };
  /** One artifact: the shapes. */
  readonly evaluate: { readonly log: readonly LogLine[] };
  /** One artifact: the parts. */
  readonly mesh: {
    readonly kinds: readonly Shape['kind'][];
    readonly meshes: readonly MeshSummary[];
    readonly marks: readonly SolidMark[];
  };
  /** The files. */
  readonly write: Record<string, never>;
  /** One PNG, small, of all parts together. */
  readonly picture: Record<string, never>;
  /** A program for each plate: a G-code without its notice, see `gcodeNotice`. */
  readonly slice: { readonly production: Production };
}
