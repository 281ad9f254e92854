// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { solidsIn, type Path, type Section, type Solid } from '../evaluate/shape.ts';
import type { Drawing } from './format.ts';

/** The solids of a drawing, in its order. */
export const solidsOf = (drawing: Drawing): Solid[] => solidsIn(drawing.shapes);

/** The sections and paths of a drawing, in its order. */
export const flatsOf = (drawing: Drawing): (Section | Path)[] =>
  drawing.shapes.filter((shape) => shape.kind !== 'solid');
