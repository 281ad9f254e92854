// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { GetLibrary } from '../commons/get-library.ts';
import { rememberKnown } from '../commons/remember-build.ts';
import { refusal } from '../designs/library/store/guard.ts';
import { warning, type Problem } from '../shared/problem.ts';
import type { MadeVariant } from './graph/made-variant.ts';
import type { Variant } from './plan/plan.ts';
import type { Published } from './publish/publisher.ts';

/** `outputs` are `files` of the variant, in their order. */
export type Remember = (
  variant: Variant,
  made: MadeVariant,
  outputs: readonly Published[],
) => Promise<readonly Problem[]>;

/**
 * Keeps what was published of versions of the library, so that `verify` knows it again. A library
 * that refuses costs no build anything: it is told as a remark. Problem: `batch-not-remembered`.
 */
export const rememberVariant =
  (getLibrary: GetLibrary): Remember =>
  async ({ record }, { files, schema, values, marks }, outputs) => {
    if (record === undefined || outputs.length === 0) return [];
    try {
      const library = await getLibrary();
      if (!library.ok || library.value.readOnly) return [];
      const products = files.map(({ name, format }, i) => ({
        ...{ name, format },
        sha256: outputs[i]!.sha256,
      }));
      await rememberKnown(library.value, record, { products, schema, values, marks });
      return [];
    } catch (thrown) {
      const problem = refusal(thrown);
      if (problem === undefined) throw thrown;
      return [notRemembered(problem)];
    }
  };

const notRemembered = ({ message, hint }: Problem): Problem =>
  warning('batch-not-remembered', `Verify will not know these files again: ${message}`, {
    ...(hint === undefined ? {} : { hint }),
  });
