// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { digest } from '../../shared/digest.ts';
import { byCodeUnits } from '../../shared/order.ts';
import { type Outcome, success } from '../../shared/problem.ts';
import type { Design } from '../design.ts';
import { addVersion, type CompleteVersion } from '../library/add-version.ts';
import type { Library } from '../library/library.ts';
import type { FileEntry, VersionRecord } from '../library/version-record.ts';
import { vendorModules, type FetchModule } from '../modules/vendor-modules.ts';
import { gate, type GateTools, type Passed } from './gate.ts';

/** Under whose name a design is published, and by whom. */
export interface Publication {
  readonly author: string;
  readonly publisher: string;
  /** Everything but the adding itself. */
  readonly dryRun: boolean;
}

export interface PublishTools extends GateTools {
  readonly fetchModule: FetchModule;
}

/**
 * Publishes a design: its modules come along, it passes the gate, and it is added to the library
 * as a version that never changes. Problems: those of `vendorModules`, `gate` and `addVersion`;
 * its findings are in the problems as well.
 */
export const publishDesign = async (
  library: Library,
  design: Design,
  { author, publisher, dryRun }: Publication,
  tools: PublishTools,
): Promise<Outcome<VersionRecord>> => {
  const complete = await vendorModules({ ...design, author }, tools.fetchModule);
  if (!complete.ok) return complete;
  const passed = await gate(complete.value, tools);
  if (!passed.ok) return passed;
  const at = library.now().toISOString();
  const version = toVersion(complete.value, passed.value, { author, publisher, at });
  if (dryRun) return success(version.record, passed.value.findings);
  const added = await addVersion(library, version);
  if (!added.ok) return added;
  return success(added.value, [...passed.value.findings, ...added.problems]);
};

const MADE = 'picture-made.png';

const toVersion = (
  design: Design,
  { lineage, examination, findings }: Passed,
  { author, publisher, at }: { author: string; publisher: string; at: string },
): CompleteVersion => {
  const contents = new Map<string, Uint8Array>();
  const keep = (path: string, bytes: Uint8Array): FileEntry => {
    const sha256 = digest(bytes);
    contents.set(sha256, bytes);
    return { path, sha256, bytes: bytes.length };
  };
  const files = [...design.source.files].map(([path, bytes]) => keep(path, bytes));
  const { schema, measures, marks, picture } = examination;
  const pictures = [
    ...picturesIn(design).map((file) => files.find(({ path }) => path === file)!),
    ...(picture === undefined ? [] : [keep(MADE, picture)]),
  ];
  const { slug, manifest, source } = design;
  const record: VersionRecord = {
    author,
    slug,
    version: manifest.version,
    digest: design.digest,
    entry: source.entry,
    files,
    license: manifest.license!,
    manifest,
    lineage,
    schema,
    measures,
    marks,
    pictures,
    findings,
    publisher,
    publishedAt: at,
  };
  return { record, contents };
};

/** The designer's own pictures, `picture.*` first. */
const picturesIn = ({ source }: Design): readonly string[] =>
  [...source.files.keys()]
    .filter((path) => /^[^/]+\.(png|jpe?g|webp)$/i.test(path))
    .sort((a, b) => rank(a) - rank(b) || byCodeUnits(a, b));

const rank = (path: string): number => (/^picture\./i.test(path) ? 0 : 1);
