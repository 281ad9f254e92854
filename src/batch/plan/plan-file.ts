// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { FORMAT_IDS } from '../../pipeline/formats/write-products.ts';
import { MAX_QUANTITY } from '../../pipeline/plate/choose-parts.ts';

const name = z.string().trim().min(1).max(100);
const words = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
const value = z.union([z.string(), z.number(), z.boolean()]);

const range = z.strictObject({
  from: z.number(),
  to: z.number(),
  step: z.number().positive().default(1),
});

const set = z.strictObject({
  name,
  /** Slugs or `author/slug`; absent: every design. */
  designs: z.array(name).min(1).optional(),
  values: z.record(z.string(), value).default({}),
  /** Every combination of these is a row. */
  each: z.record(z.string(), z.union([z.array(value).min(1), range])).default({}),
  /** A CSV or JSON file, a row of values each; its path counts from the plan's folder. */
  table: z.string().min(1).optional(),
  /** Conditions that a row must meet, see `parseCondition`. */
  where: words.optional(),
  parts: z.record(z.string(), z.number().int().min(0).max(MAX_QUANTITY)).default({}),
  scale: z.number().min(0.001).max(1000).default(1),
  orient: z
    .union([z.enum(['auto', 'keep']), z.tuple([z.number(), z.number(), z.number()])])
    .optional(),
});

const fabricator = z.strictObject({
  name: name.optional(),
  printer: name.default('generic'),
  material: name.default('pla'),
  process: name.default('standard'),
  set: z.record(z.string(), value).default({}),
});

/** A plan as it is written, in TOML or JSON. Every key is explained in docs/batch.md. */
export const planFile = z.strictObject({
  title: z.string().max(200).default(''),
  designs: words,
  sets: z
    .array(set)
    .min(1)
    .default([set.parse({ name: 'default' })]),
  fabricators: z
    .array(fabricator)
    .min(1)
    .default([fabricator.parse({})]),
  formats: z.array(z.enum(FORMAT_IDS)).min(1).optional(),
  output: z.string().min(1).max(300).default('{slug}/{variant}/{fabricator}/{file}'),
  on_failure: z.enum(['continue', 'stop', 'retry']).default('continue'),
  retries: z.number().int().min(1).max(10).default(2),
});

export type PlanFile = z.infer<typeof planFile>;
export type SetFile = PlanFile['sets'][number];
export type FabricatorFile = PlanFile['fabricators'][number];
