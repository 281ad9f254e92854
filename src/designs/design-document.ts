// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../shared/canonical-json.ts';
import { byCodeUnits } from '../shared/order.ts';
import { error, failure, success, type Outcome, type Problem } from '../shared/problem.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';
import type { Design } from './design.ts';
import type { Manifest, Preset } from './manifest.ts';
import type { ParameterSchema } from './parameters/schema.ts';

/** A design with what a page needs to offer its parameters before any of its code ran. */
export interface DescribedDesign {
  readonly design: Design;
  readonly schema: ParameterSchema;
  readonly presets: readonly Preset[];
}

/** A DescribedDesign as JSON: its files by path in base64, sorted as in the bundle. */
export interface DesignDocument {
  readonly design: Omit<Design, 'source'> & { readonly entry: string };
  readonly files: Readonly<Record<string, string>>;
  readonly schema: ParameterSchema;
  readonly presets?: readonly Preset[];
}

export const encodeDesignDocument = ({
  design: { source, ...rest },
  schema,
  presets,
}: DescribedDesign): DesignDocument => ({
  design: { ...rest, entry: source.entry },
  files: Object.fromEntries([...source.files].map(([path, bytes]) => [path, encodeBase64(bytes)])),
  schema,
  ...(presets.length > 0 && { presets }),
});

/**
 * The inverse of `encodeDesignDocument`, from what `JSON.parse` answered. It looks at the outline
 * only: whoever serves such a document made it from a design that was checked. Problems:
 * `design-document-unreadable`.
 */
export const decodeDesignDocument = (json: unknown): Outcome<DescribedDesign> => {
  const root = record(json);
  const design = record(root?.['design']);
  const files = record(root?.['files']);
  const schema = root?.['schema'];
  const presets = root?.['presets'] ?? [];
  if (!design || !files) return unreadable('an object with `design` and `files`');
  if (!Array.isArray(schema) || !Array.isArray(presets)) return unreadable('lists of parameters');
  const { slug, author, manifest, digest, problems, entry } = design;
  if (typeof slug !== 'string' || typeof digest !== 'string' || typeof entry !== 'string') {
    return unreadable('`slug`, `digest` and `entry` as text');
  }
  if (!record(manifest) || !Array.isArray(problems)) return unreadable('a manifest and problems');
  const decoded = new Map<string, Uint8Array>();
  for (const path of Object.keys(files).sort(byCodeUnits)) {
    const text = files[path];
    const bytes = typeof text === 'string' ? decodeBase64(text) : undefined;
    if (!bytes) return unreadable(`base64 in file ${JSON.stringify(path)}`);
    decoded.set(path, bytes);
  }
  if (!decoded.has(entry)) return unreadable(`the entry ${JSON.stringify(entry)} among the files`);
  return success({
    design: {
      slug,
      ...(typeof author === 'string' && { author }),
      manifest: manifest as unknown as Manifest,
      source: { entry, files: decoded },
      digest,
      problems: problems as readonly Problem[],
    },
    schema: schema as ParameterSchema,
    presets: presets as readonly Preset[],
  });
};

const record = (value: unknown): Record<string, Json> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, Json>)
    : undefined;

const unreadable = (expected: string): Outcome<never> =>
  failure(
    error('design-document-unreadable', `Expected a design document with ${expected}.`, {
      hint: 'Load the page again; if it stays so, the server and the page are of different versions.',
    }),
  );
