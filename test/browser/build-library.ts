// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../../src/designs/design.ts';
import { build } from '../../src/pipeline/build.ts';
import type { Evaluator } from '../../src/pipeline/evaluate/evaluator.ts';
import { findProfile } from '../../src/pipeline/fabricators/find-profile.ts';
import type { ProfileKind } from '../../src/pipeline/fabricators/profile.ts';
import { digest } from '../../src/shared/digest.ts';

/** One design at its size and with pictures; the others are halved: stages are the same, and quicker. */
const AT_ITS_SIZE = 'cable-clip';

/** This is about bytes: a machine that is busy with other tests may take its time for a design. */
const PATIENCE = { timeMs: 50_000 };

/** Digests of everything that a build of the design makes, by file name. */
export const buildDigests = async (
  design: Design,
  evaluator: Evaluator,
): Promise<Record<string, string>> => {
  const built = await build(
    {
      design,
      parameters: {},
      quantities: {},
      scale: design.slug === AT_ITS_SIZE ? 1 : 0.5,
      fabricator: {
        printer: profile('printer', 'mk4'),
        material: profile('material', 'petg'),
        process: profile('process', 'draft'),
        // Coarse, so that the comparison is quick: every stage runs all the same.
        overrides: {
          fill_pattern: 'gyroid',
          ...(design.slug === AT_ITS_SIZE
            ? { layer_height: '0.3', thumbnails: '16x16,96x64' }
            : { layer_height: '0.4', nozzle_diameter: '0.6', thumbnails: '' }),
        },
      },
    },
    { ...evaluator, load: (source, seed) => evaluator.load(source, seed, PATIENCE) },
  );
  if (!built.ok) throw new Error(built.problems.map(({ message }) => message).join('\n'));
  return Object.fromEntries(built.value.products.map(({ name, bytes }) => [name, digest(bytes)]));
};

const profile = (kind: ProfileKind, id: string) => {
  const found = findProfile(kind, id);
  if (!found.ok) throw new Error(found.problems[0]!.message);
  return found.value;
};
