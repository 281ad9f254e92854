// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';

const text = z.string().max(300);

/** As `recipeOf` writes it; values are checked when a request is made of them. */
const recipe = z.object({
  name: text,
  works: z
    .array(
      z.object({
        design: text,
        digest: z.string().regex(/^[0-9a-f]{64}$/),
        parameters: z.record(z.string(), z.json()),
        quantities: z.record(z.string(), z.number()),
        orientation: z.json().optional(),
        scale: z.number(),
      }),
    )
    .min(1)
    .max(100),
  printer: text,
  material: text,
  process: text,
  overrides: z.record(z.string(), z.json()),
});

export type Recipe = z.infer<typeof recipe>;

/** The recipe in a file of a plate; undefined where it is damaged or cut off. */
export const readRecipe = (line: string): Recipe | undefined => {
  try {
    return parseRecipe(decodeURIComponent(line));
  } catch {
    return undefined;
  }
};

/** The same of JSON as it is. */
export const parseRecipe = (json: string): Recipe | undefined => {
  try {
    const parsed = recipe.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
};
