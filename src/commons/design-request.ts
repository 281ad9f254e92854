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
import type { Fabricator } from '../pipeline/print.ts';
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

type FabricatorInput = Pick<
  z.output<typeof designInputSchema>,
  'printer' | 'material' | 'process' | 'overrides'
>;

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
  const { formats, orientation, parameters, quantities, scale } = parsed.data;
  const fabricator = fabricatorFrom(parsed.data, ownProfiles);
  if (!fabricator.ok) return fabricator;
  return success({
    design,
    parameters,
    quantities,
    scale,
    fabricator: fabricator.value,
    ...(orientation === undefined ? {} : { orientation }),
    ...(formats === undefined ? {} : { formats: [...new Set(formats)] }),
  });
};

/**
 * Printer, material and process by their ids, those of `ownProfiles` before built-in ones. Problems: those
 * of `findProfile`, and with overrides those of `resolveSettings`.
 */
export const fabricatorFrom = (
  wanted: FabricatorInput,
  ownProfiles: readonly Profile[],
): Outcome<Fabricator> => {
  const profileOf = (kind: ProfileKind): Outcome<Profile> => {
    const own = ownProfiles.find((each) => each.kind === kind && each.id === wanted[kind]);
    return own === undefined ? findProfile(kind, wanted[kind]) : success(own);
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
    overrides: wanted.overrides,
  };
  // What a maker typed is told at once, also where no G-code comes of it.
  const settings =
    Object.keys(wanted.overrides).length > 0 ? resolveSettings(fabricator) : undefined;
  return settings?.ok === false ? settings : success(fabricator);
};

export const invalidInput = ({ path, message }: { path: PropertyKey[]; message: string }) =>
  error('build-input-invalid', `${path.map(String).join('.') || 'the request'}: ${message}`);
