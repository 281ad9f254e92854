// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import type { Design } from '../designs/design.ts';
import type { BuildRequest } from '../pipeline/build.ts';
import { findProfile } from '../pipeline/fabricators/find-profile.ts';
import { resolveSettings } from '../pipeline/fabricators/resolve.ts';
import type { Profile, ProfileKind } from '../pipeline/fabricators/profile.ts';
import { FORMAT_IDS } from '../pipeline/formats/write-products.ts';
import { MAX_QUANTITY } from '../pipeline/plate/choose-parts.ts';
import { error, failure, type Outcome, success } from '../shared/problem.ts';

const MAX_FIELDS = 1_000;
const few = <T extends z.ZodType>(value: T) =>
  z
    .record(z.string().max(200), value)
    .refine((fields) => Object.keys(fields).length <= MAX_FIELDS, `more than ${MAX_FIELDS} fields`);
const degrees = z.number().min(-360).max(360);
const id = z.string().min(1).max(200);

/** What a stranger may ask of a design. */
export const designInputSchema = z.strictObject({
  parameters: few(z.union([z.string().max(100_000), z.number(), z.boolean(), z.null()])).default(
    {},
  ),
  /** Absent: those that suit the result. */
  formats: z
    .array(z.enum(FORMAT_IDS as [string, ...string[]]))
    .min(1)
    .max(32)
    .optional(),
  printer: id.default('generic'),
  material: id.default('pla'),
  process: id.default('standard'),
  overrides: few(z.union([z.string().max(10_000), z.number(), z.boolean()])).default({}),
  orientation: z.union([z.enum(['auto', 'keep']), z.tuple([degrees, degrees, degrees])]).optional(),
  quantities: few(z.number().int().min(0).max(MAX_QUANTITY)).default({}),
  scale: z.number().min(0.001).max(1_000).default(1),
});

export type DesignInput = z.input<typeof designInputSchema>;

/**
 * A build of a design that is at hand, from JSON of a stranger. Profiles of `ownProfiles` come
 * before built-in ones with the same id. Problems: `build-input-invalid`, each naming its field,
 * those of `findProfile`, and with overrides those of `resolveSettings`.
 */
export const designRequestFrom = (
  design: Design,
  input: unknown,
  ownProfiles: readonly Profile[] = [],
): Outcome<BuildRequest> => {
  const parsed = designInputSchema.safeParse(input);
  if (!parsed.success) return failure(...parsed.error.issues.map(invalidInput));
  const { formats, orientation, parameters, quantities, scale, overrides } = parsed.data;
  const profileOf = (kind: ProfileKind): Outcome<Profile> => {
    const own = ownProfiles.find((each) => each.kind === kind && each.id === parsed.data[kind]);
    return own === undefined ? findProfile(kind, parsed.data[kind]) : success(own);
  };
  const [printer, material, process] = [
    profileOf('printer'),
    profileOf('material'),
    profileOf('process'),
  ];
  if (!printer.ok || !material.ok || !process.ok)
    return failure(...[printer, material, process].flatMap(({ problems }) => problems));
  const fabricator = {
    printer: printer.value,
    material: material.value,
    process: process.value,
    overrides,
  };
  // What a maker typed is told at once, also where no G-code comes of it.
  const settings = Object.keys(overrides).length > 0 ? resolveSettings(fabricator) : undefined;
  if (settings?.ok === false) return settings;
  return success({
    design,
    parameters,
    quantities,
    scale,
    fabricator,
    ...(orientation === undefined ? {} : { orientation }),
    ...(formats === undefined ? {} : { formats: [...new Set(formats)] }),
  });
};

export const invalidInput = ({ path, message }: { path: PropertyKey[]; message: string }) =>
  error('build-input-invalid', `${path.map(String).join('.') || 'the request'}: ${message}`);
