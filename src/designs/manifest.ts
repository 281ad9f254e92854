// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../shared/canonical-json.ts';

/** One peer who made the design: `name`, perhaps with an address for credit. */
export interface Author {
  readonly name: string;
  readonly email?: string;
}

/** What the designer advises for production. Hints only: a design never names a machine setting. */
export interface ProductionHints {
  /** Rotation about x, y, z in degrees that puts the part on the bed. */
  readonly orientation?: readonly [number, number, number];
  readonly supports?: boolean;
  /** mm */
  readonly layerHeight?: number;
  /** Material ids the design is meant for, best first. */
  readonly materials?: readonly string[];
}

/** A work that a design was made from. A fork changes one work; a remix takes from several. */
export interface Origin {
  readonly relation: 'fork' | 'remix';
  /** `author/slug@version` in the commons, or the address of a work from elsewhere. */
  readonly of: string;
  /** What the commons cannot know of a work from elsewhere: its license (SPDX), title, author. */
  readonly license?: string;
  readonly title?: string;
  readonly author?: string;
}

/** Values of some parameters under a name that a maker can choose; the others keep their defaults. */
export interface Preset {
  readonly name: string;
  readonly values: Readonly<Record<string, number | string | boolean>>;
}

/** What okh.toml (Open Know-How) or the header comments of a single file say of a design. */
export interface Manifest {
  readonly title: string;
  readonly version: string;
  readonly authors: readonly Author[];
  /** `year name` lines of SPDX-FileCopyrightText. */
  readonly copyright: readonly string[];
  /** A valid SPDX expression; absent: the design may be built, never published. */
  readonly license?: string;
  /** Where the source can be had: a URL. */
  readonly source?: string;
  /** One sentence: what the thing is for. */
  readonly function?: string;
  readonly language?: string;
  readonly origins: readonly Origin[];
  /** Words to find it by. */
  readonly tags?: readonly string[];
  readonly hints: ProductionHints;
  readonly presets?: readonly Preset[];
  /** Names the design's products wherever its folder lies; absent: the folder's name does. */
  readonly slug?: string;
  /** The file with `main`, relative to okh.toml; absent: looked for by the usual names. */
  readonly entry?: string;
  /** Keys of okh.toml that mean nothing here, kept for those who know them. */
  readonly other?: Readonly<Record<string, Json>>;
}
