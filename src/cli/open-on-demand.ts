// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SEED_AUTHOR } from '../commons/seed-author.ts';
import type { GetLibrary } from '../commons/get-library.ts';
import { type DesignName, nameOf } from '../designs/library/reference.ts';
import { refusal } from '../designs/library/store/guard.ts';
import { finishWith } from './finish.ts';
import { nodeFolder, withLibrary, type LibraryWork } from './node.ts';
import type { Output } from './report.ts';
import { error, failure, type Outcome, success } from '../shared/problem.ts';

/**
 * A library that is opened when it is first asked for: commands on files of one's own never touch
 * it. `close` when done.
 */
export const openOnDemand = (
  output: Output,
): { readonly get: GetLibrary; readonly close: () => Promise<void> } => {
  let opened: ReturnType<GetLibrary> | undefined;
  let done: (() => void) | undefined;
  let closed: Promise<unknown> = Promise.resolve();
  const open: GetLibrary = () =>
    new Promise((resolve, reject) => {
      const hold = ({ library }: LibraryWork) => {
        resolve(success(library));
        return new Promise<ReturnType<typeof success<void>>>((end) => {
          done = () => end(success(undefined));
        });
      };
      closed = withLibrary(output, hold).then((outcome) => {
        if (!outcome.ok) resolve(outcome);
      }, reject);
    });
  return {
    get: async (wanted) => {
      const missing = opened === undefined && wanted !== undefined && cannotBeThere(wanted);
      return missing ? failure(nowhere(wanted)) : (opened ??= open());
    },
    close: async () => {
      done?.();
      await closed;
    },
  };
};

/**
 * Does something that may ask for a library, and gives its exit code; a database server or an object
 * store that goes away meanwhile is told of as of everything else that went wrong.
 */
export const withLibraryOnDemand = async (
  output: Output,
  work: (get: GetLibrary) => Promise<number>,
): Promise<number> => {
  const done = await withLibraryFor(output, async (get) => success(await work(get)));
  return done.ok ? done.value : finishWith(done.problems, output);
};

/** The same for work that has an outcome. */
export const withLibraryFor = async <T>(
  output: Output,
  work: (get: GetLibrary) => Promise<Outcome<T>>,
): Promise<Outcome<T>> => {
  const library = openOnDemand(output);
  try {
    return await work(library.get);
  } catch (thrown) {
    const problem = refusal(thrown);
    if (!/^(library-no-server|store-)/.test(problem?.code ?? '')) throw thrown;
    return failure(problem!);
  } finally {
    await library.close();
  }
};

/** A node that has not begun yet will have the seed designs and no others: no need to begin it. */
const cannotBeThere = ({ author }: DesignName): boolean =>
  author !== SEED_AUTHOR &&
  process.env['FABCOMMONS_DATABASE'] === undefined &&
  !existsSync(join(nodeFolder(), 'library.sqlite'));

const nowhere = (wanted: DesignName) =>
  error(
    'source-not-found',
    `expected a file, a folder or a design of the commons, found no ${nameOf(wanted)}`,
    { hint: `there is no library in ${nodeFolder()} yet; name one with FABCOMMONS_DATA` },
  );
