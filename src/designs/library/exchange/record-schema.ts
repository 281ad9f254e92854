// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import type { VersionRecord, VersionState } from '../version-record.ts';

const text = z.string().max(20_000);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(64);
const time = z.iso.datetime();
const json: z.ZodType = z.json();

const file = z.strictObject({
  path: z.string().min(1).max(400),
  sha256,
  bytes: z.int().nonnegative(),
});

const origin = z.strictObject({
  relation: z.enum(['fork', 'remix']),
  of: text,
  license: text.optional(),
  title: text.optional(),
  author: text.optional(),
});

const manifest = z.strictObject({
  title: text,
  version: text,
  authors: z.array(z.strictObject({ name: text, email: text.optional() })),
  copyright: z.array(text),
  license: text.optional(),
  source: text.optional(),
  function: text.optional(),
  language: text.optional(),
  origins: z.array(origin),
  tags: z.array(text).optional(),
  hints: z.strictObject({
    orientation: z.tuple([z.number(), z.number(), z.number()]).optional(),
    supports: z.boolean().optional(),
    layerHeight: z.number().optional(),
    materials: z.array(text).optional(),
  }),
  presets: z
    .array(
      z.strictObject({
        name: text,
        values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      }),
    )
    .max(50)
    .optional(),
  slug: slug.optional(),
  entry: text.optional(),
  other: z.record(z.string(), json).optional(),
});

const parameter = z.strictObject({
  name: text,
  type: z.enum([
    'int',
    'number',
    'slider',
    'checkbox',
    'text',
    'email',
    'url',
    'password',
    'date',
    'color',
    'choice',
    'radio',
    'file',
    'group',
  ]),
  caption: text,
  default: z.union([z.number(), z.string(), z.boolean(), z.null()]),
  min: z.number().optional(),
  max: z.number().optional(),
  step: z.number().optional(),
  earliest: text.optional(),
  latest: text.optional(),
  maxLength: z.number().optional(),
  options: z
    .array(z.strictObject({ value: z.union([z.string(), z.number(), z.boolean()]), caption: text }))
    .optional(),
  group: text.optional(),
});

const problem = z.strictObject({
  code: text,
  severity: z.enum(['error', 'warning', 'note']),
  message: text,
  hint: text.optional(),
  where: z
    .strictObject({
      file: text.optional(),
      line: z.number().optional(),
      column: z.number().optional(),
      part: text.optional(),
      layer: z.number().optional(),
    })
    .optional(),
});

const numbers = z.array(z.number()).max(100).readonly();
const mark = z.strictObject({
  name: text,
  whole: numbers,
  shells: z.array(numbers).max(300).readonly(),
});

/** A version.json of an export, as strict as strangers deserve. */
export const recordSchema = z.strictObject({
  author: slug,
  slug,
  version: z.string().max(100),
  digest: sha256,
  entry: z.string().max(400),
  files: z.array(file).max(5000),
  license: text,
  manifest,
  lineage: z.array(
    z.strictObject({
      relation: z.enum(['fork', 'remix', 'import']),
      of: text,
      digest: sha256.optional(),
      license: text.optional(),
      title: text.optional(),
      author: text.optional(),
    }),
  ),
  schema: z.array(parameter),
  measures: z.strictObject({
    size: z.tuple([z.number(), z.number(), z.number()]),
    volume_mm3: z.number(),
    area_mm2: z.number(),
    solids: z.int(),
    sections: z.int(),
    triangles: z.int(),
    printable: z.boolean(),
  }),
  marks: z.array(mark),
  pictures: z.array(file).max(100),
  findings: z.array(problem),
  publisher: text,
  publishedAt: time,
});

const act = <K extends string>(key: K) => z.strictObject({ at: time, [key]: text });

export const stateSchema = z.strictObject({
  yanked: act('reason').optional(),
  deprecated: act('message').optional(),
  removed: act('reason').optional(),
});

/** Rows of the small tables, as they stand in node.json. */
export const nodeSchema = z.strictObject({
  events: z.array(
    z.strictObject({ id: text, at: time, who: text, what: text, about: text, detail: text }),
  ),
  complaints: z.array(
    z.strictObject({
      id: text,
      design: text,
      kind: text,
      text,
      evidence: text,
      contact: text,
      filed_at: time,
      answer: text.nullable(),
      outcome: text.nullable(),
      answered_by: text.nullable(),
      answered_at: text.nullable(),
    }),
  ),
  customizations: z.array(z.strictObject({ id: text, version: text, parameters: text })),
  products: z.array(
    z.strictObject({ sha256, version: text, parameters: text, format: text, name: text }),
  ),
  marks: z.array(
    z.strictObject({
      version: text,
      parameters: text,
      name: text,
      whole: numbers,
      shells: z.array(numbers).max(300).readonly(),
    }),
  ),
});

export type NodeRows = z.infer<typeof nodeSchema>;

/** Held by the compiler: what is read is what is kept. */
export const toRecord = (value: z.infer<typeof recordSchema>): VersionRecord =>
  value as VersionRecord;
export const toState = (value: z.infer<typeof stateSchema>): VersionState => value as VersionState;
