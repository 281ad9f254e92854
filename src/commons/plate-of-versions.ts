// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import type { Library } from '../designs/library/library.ts';
import { refusal } from '../designs/library/store/guard.ts';
import type { VersionRecord } from '../designs/library/version-record.ts';
import { isSlug } from '../designs/slug.ts';
import { plateAsBuild } from '../jobs/cache/kept-plate.ts';
import { plateKey } from '../jobs/cache/plate-key.ts';
import type { WantedPlate } from '../jobs/queue/build-queue.ts';
import type { PlateBuild } from '../pipeline/plate-designs.ts';
import type { Profile } from '../pipeline/fabricators/profile.ts';
import { MAX_QUANTITY, type Quantities } from '../pipeline/plate/choose-parts.ts';
import type { PlateEntry } from '../pipeline/plate/plate-request.ts';
import { failure, hasErrors, success, type Outcome, type Problem } from '../shared/problem.ts';
import { designInputSchema, fabricatorFrom, invalidInput } from './design-request.ts';
import { plateCredits, plateNotice, type WorkSource } from './finish-plate.ts';
import { rememberPlate } from './remember-plate.ts';
import { versionNamed } from './version-request.ts';

/** Each runs for as long as any design may: more of them are for the command line. */
const MOST_DESIGNS = 24;

const { shape } = designInputSchema;

/** What a stranger may ask for: several designs side by side. */
export const plateInputSchema = z.strictObject({
  /** The files of the plates begin with it. */
  name: z
    .string()
    .refine(isSlug, 'expected lower-case letters, digits and hyphens')
    .default('plate'),
  designs: z
    .array(
      z.strictObject({
        /** `author/slug[@version]`. */
        design: z.string().max(300),
        parameters: shape.parameters,
        /** Of each of its parts, or of as many as `parts` says. */
        count: z.number().int().min(1).max(MAX_QUANTITY).default(1),
        /** How many of a part belong to one; 0 leaves it out. */
        parts: shape.quantities,
        orientation: shape.orientation,
        scale: shape.scale,
      }),
    )
    .min(1)
    .max(MOST_DESIGNS),
  formats: shape.formats,
  printer: shape.printer,
  material: shape.material,
  process: shape.process,
  overrides: shape.overrides,
});

export type PlateInput = z.input<typeof plateInputSchema>;

type Asked = z.output<typeof plateInputSchema>['designs'][number];

export interface PlateOfVersions extends WantedPlate {
  /** One an entry. */
  readonly sources: readonly (WorkSource & { readonly record: VersionRecord })[];
}

/**
 * A plate of versions of the library, from JSON of a stranger. Made, it is known again by `verifyFile`.
 * Problems: `build-input-invalid`, those of `versionNamed` of every entry, and of `fabricatorFrom`.
 * Warnings that a version was yanked or deprecated are in the outcome, not in the request.
 */
export const plateOfVersions = async (
  library: Library,
  input: unknown,
  ownProfiles: readonly Profile[] = [],
): Promise<Outcome<PlateOfVersions>> => {
  const parsed = plateInputSchema.safeParse(input);
  if (!parsed.success) return failure(...parsed.error.issues.map(invalidInput));
  const { name, designs, formats, ...machine } = parsed.data;
  const sources: PlateOfVersions['sources'][number][] = [];
  const problems: Problem[] = [];
  for (const { design } of designs) {
    const version = await versionNamed(library, design);
    problems.push(...version.problems);
    if (version.ok) sources.push(version.value);
  }
  const fabricator = fabricatorFrom(machine, ownProfiles);
  problems.push(...fabricator.problems);
  if (!fabricator.ok || hasErrors(problems)) return { ok: false, problems };
  const plate = {
    name,
    entries: designs.map((asked, i) => entryOf(asked, sources[i]!)),
    fabricator: fabricator.value,
    ...(formats === undefined ? {} : { formats: [...new Set(formats)] }),
  };
  const credits = await plateCredits(sources, library);
  const records = sources.map(({ record }) => record);
  const key = plateKey(
    plate,
    records.map(({ schema }) => schema),
    credits,
  );
  const finish = async (built: PlateBuild) => {
    // A library that cannot be written to now takes nobody's plate away.
    if (!library.readOnly)
      await rememberPlate(library, records, built).catch((thrown: unknown) => {
        if (refusal(thrown) === undefined) throw thrown;
      });
    return plateAsBuild(built, plateNotice(built, credits));
  };
  return success({ key, plate, sources, finish }, problems);
};

const entryOf = (
  { parameters, count, parts, orientation, scale }: Asked,
  { design }: WorkSource,
): PlateEntry => ({
  ...{ design, parameters, scale },
  quantities: quantitiesOf(count, parts),
  ...(orientation === undefined ? {} : { orientation }),
});

/** `count` times what belongs to one. */
const quantitiesOf = (count: number, parts: Quantities): Quantities =>
  count === 1
    ? parts
    : Object.fromEntries(
        Object.entries({ '*': 1, ...parts }).map(([name, each]) => [name, each * count]),
      );
