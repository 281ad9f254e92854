// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../shared/problem.ts';
import type { Manifest } from '../manifest.ts';
import type { ParameterSchema } from '../parameters/schema.ts';
import type { DesignName } from './reference.ts';

/** A file of a version's source: its path in the bundle and what it holds. */
export interface FileEntry {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** From which other work a version was made. Its license is the one that held when it was taken. */
export interface LineageEdge {
  /** A fork changes one work, a remix takes from several, an import requires a module unchanged. */
  readonly relation: 'fork' | 'remix' | 'import';
  /** `author/slug@version`, or the address of a work from elsewhere. */
  readonly of: string;
  /** Of a version in the commons: its bundle digest. */
  readonly digest?: string;
  readonly license?: string;
  readonly title?: string;
  readonly author?: string;
}

/** What was measured with the default parameters. Lengths in mm, as the design lies. */
export interface Measures {
  readonly size: readonly [number, number, number];
  readonly volume_mm3: number;
  readonly area_mm2: number;
  readonly solids: number;
  readonly sections: number;
  readonly triangles: number;
  /** At least one solid, and every solid closed. */
  readonly printable: boolean;
}

/**
 * How solids are known again when their notice was lost: one by one, and all together. The numbers
 * are the pipeline's fingerprints; the first of each is a volume in mm³.
 */
export interface SolidMark {
  /** Of the solid; `*` for all of them. */
  readonly name: string;
  readonly whole: readonly number[];
  /** Of each connected surface, largest first. */
  readonly shells: readonly (readonly number[])[];
}

/** Everything about a version that never changes. Plain data: JSON and back. */
export interface VersionRecord extends DesignName {
  readonly version: string;
  /** `bundleDigest` of the files: the version's identity. */
  readonly digest: string;
  readonly entry: string;
  readonly files: readonly FileEntry[];
  readonly license: string;
  readonly manifest: Manifest;
  readonly lineage: readonly LineageEdge[];
  readonly schema: ParameterSchema;
  readonly measures: Measures;
  readonly marks: readonly SolidMark[];
  readonly pictures: readonly FileEntry[];
  /** Warnings of the gate, which its page shows. */
  readonly findings: readonly Problem[];
  readonly publisher: string;
  /** ISO 8601, UTC. */
  readonly publishedAt: string;
}

/** What may still happen to a version; its record stays. */
export interface VersionState {
  /** Not chosen for a range or as the newest any more; still there for whoever names it. */
  readonly yanked?: { readonly at: string; readonly reason: string };
  readonly deprecated?: { readonly at: string; readonly message: string };
  /** Taken down: its files are gone, the reason stands in their place. */
  readonly removed?: { readonly at: string; readonly reason: string };
}

export interface Version {
  readonly record: VersionRecord;
  readonly state: VersionState;
}
