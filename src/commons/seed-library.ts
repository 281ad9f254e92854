// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Library } from '../designs/library/library.ts';
import { publishDesign } from '../designs/publish/publish-design.ts';
import { readDesign } from '../designs/read/read-design.ts';
import { toSlug } from '../designs/slug.ts';
import { byCodeUnits } from '../shared/order.ts';
import { failure, hasErrors, type Outcome, type Problem, success } from '../shared/problem.ts';
import { publishTools } from './publish-tools.ts';
import type { RunTask } from '../jobs/task.ts';
import { SEED_AUTHOR } from './seed-author.ts';

const KEY = 'seeded';
/** The day on which these versions came into the commons: the same on every node, as their packages are. */
const PUBLISHED = new Date('2026-11-24T00:00:00Z');

/**
 * Publishes the designs that fabcommons brings along, each through the same gate as any other, the
 * first time a node begins. Cut off, it goes on the next time; later it does nothing.
 */
export const seedLibrary = async (
  library: Library,
  folder: string,
  run: RunTask,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<Outcome<number>> => {
  if (!(await wantsSeed(library))) return success(0);
  const slugs = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort(byCodeUnits);
  const problems: Problem[] = [];
  let finished = 0;
  progress(0, slugs.length);
  // Two at a time: each runs in a thread of its own.
  const waiting = [...slugs];
  const publishNext = async (): Promise<void> => {
    for (let slug = waiting.shift(); slug !== undefined; slug = waiting.shift()) {
      const published = await publishSeed(library, join(folder, slug), run);
      if (published.problems.some(({ code }) => code === 'job-interrupted')) {
        // Said once for all that wait.
        waiting.length = 0;
        if (hasErrors(problems)) return;
      }
      problems.push(...published.problems.filter(({ severity }) => severity === 'error'));
      if (published.ok) progress(++finished, slugs.length);
    }
  };
  await Promise.all([publishNext(), publishNext()]);
  if (hasErrors(problems)) return failure(...problems);
  await note(library, 'done');
  return success(slugs.length);
};

/** A library that somebody filled before this node first began is left as it is. */
const wantsSeed = async (library: Library): Promise<boolean> => {
  const { db } = library;
  const known = await db
    .selectFrom('node')
    .select('value')
    .where('key', '=', KEY)
    .executeTakeFirst();
  if (known !== undefined) return known.value === 'begun';
  const version = await db.selectFrom('versions').select('id').limit(1).executeTakeFirst();
  await note(library, version === undefined ? 'begun' : 'done');
  return version === undefined;
};

const note = async ({ db }: Library, value: 'begun' | 'done'): Promise<void> => {
  await db
    .insertInto('node')
    .values({ key: KEY, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
};

const publishSeed = async (
  library: Library,
  path: string,
  run: RunTask,
): Promise<Outcome<unknown>> => {
  const design = await readDesign(path);
  if (!design.ok) return design;
  const author = authorOf(design.value.manifest.authors[0]?.name);
  const publication = { author, publisher: SEED_AUTHOR, dryRun: false };
  const dated = { ...library, now: () => PUBLISHED };
  return publishDesign(
    dated,
    design.value,
    publication,
    publishTools(async () => success(library), run),
  );
};

/** `fabcommons contributors` publish as `fabcommons`. */
const authorOf = (name: string | undefined): string =>
  name === undefined || name === 'fabcommons contributors' ? SEED_AUTHOR : toSlug(name);
