// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { storeProblem } from '../../designs/library/store/s3/store-fault.ts';
import { isFull } from '../../jobs/store/is-full.ts';
import { error, failure, success, type Outcome, type Problem } from '../../shared/problem.ts';
import type { MadeFile, MadeVariant } from '../graph/made-variant.ts';
import { outputPath } from '../plan/output-path.ts';
import { wordsOf } from '../plan/path-words.ts';
import type { Variant } from '../plan/plan.ts';
import { PICTURES } from '../report/places.ts';
import type { Published, Publisher } from './publisher.ts';

/** The files of a variant in the output folder. */
export interface PublishedAll {
  readonly outputs: readonly Published[];
  readonly picture: string | null;
}

/**
 * Publishes all files of a variant; what was made for one fabricator also where another one failed.
 * `gone`: the store has not got one of them any more. Problems: `disk-full`, `batch-cannot-write`, those of
 * `StoreFault`.
 */
export const publishVariant = async (
  { design, row }: Variant,
  made: MadeVariant,
  output: string,
  publisher: Publisher,
): Promise<Outcome<PublishedAll> | 'gone'> => {
  const outputs: Published[] = [];
  const put = (file: MadeFile, path: string) =>
    publisher.publish({
      path,
      format: file.format,
      artifact: file.artifact,
      ...(file.notice === undefined ? {} : { notice: file.notice }),
    });
  try {
    for (const file of made.files) {
      const words = { ...wordsOf(design, row, file.format, file.fabricator), file: file.name };
      const published = await put(file, outputPath(output, words));
      if (published === 'gone') return 'gone';
      outputs.push(published);
    }
    if (made.picture === undefined) return success({ outputs, picture: null });
    const picture = `${PICTURES}/${made.picture.sha256}.png`;
    const drawn = await publisher.publish({ path: picture, format: 'png', artifact: made.picture });
    return drawn === 'gone' ? drawn : success({ outputs, picture });
  } catch (thrown) {
    return failure(storeProblem(thrown) ?? cannotWrite(thrown as Error));
  }
};

const cannotWrite = (thrown: Error): Problem =>
  isFull(thrown)
    ? error('disk-full', 'Expected room on the disk of --out, there is none.', {
        hint: 'Free some and run the same again: what is done stays done.',
      })
    : error('batch-cannot-write', `Expected to be able to write into --out: ${thrown.message}.`, {
        hint: 'Choose another folder with --out.',
      });
