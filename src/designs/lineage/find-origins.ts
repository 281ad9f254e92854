// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  error,
  type Outcome,
  type Problem,
  success,
  failure,
  hasErrors,
  warning,
} from '../../shared/problem.ts';
import type { Design } from '../design.ts';
import { looksLikeReference, parseReference, type Reference } from '../library/reference.ts';
import type { LineageEdge, VersionRecord } from '../library/version-record.ts';
import type { Origin } from '../manifest.ts';
import { lockOf } from '../modules/vendor-modules.ts';

/** Finds the version of the commons that a reference means. */
export type FindRecord = (reference: Reference) => Promise<Outcome<VersionRecord>>;

/**
 * What a design was made from: what its manifest says, each looked up in the commons, and the
 * modules in its lock file. Problems: those of `parseReference` and `findRecord`,
 * `lineage-license-missing` (a work from elsewhere whose license the manifest does not say);
 * the warning `lineage-not-pinned`.
 */
export const findOrigins = async (
  design: Design,
  findRecord: FindRecord,
): Promise<Outcome<readonly LineageEdge[]>> => {
  const problems: Problem[] = [];
  const edges: LineageEdge[] = [];
  for (const origin of design.manifest.origins) {
    const edge = looksLikeReference(origin.of)
      ? await inTheCommons(origin, findRecord)
      : fromElsewhere(origin);
    problems.push(...edge.problems);
    if (edge.ok) edges.push(edge.value);
  }
  const lock = lockOf(design.source);
  if (!lock.ok) return lock;
  for (const { design: name, version, digest, license } of Object.values(lock.value)) {
    edges.push({ relation: 'import', of: `${name}@${version}`, digest, license });
  }
  return hasErrors(problems) ? failure(...problems) : success(withoutTwins(edges), problems);
};

const inTheCommons = async (
  origin: Origin,
  findRecord: FindRecord,
): Promise<Outcome<LineageEdge>> => {
  const reference = parseReference(origin.of);
  if (!reference.ok) return reference;
  const found = await findRecord(reference.value);
  // A design of another node: its license is what the manifest says of it.
  if (!found.ok) return origin.license === undefined ? found : fromElsewhere(origin);
  const { author, slug, version, digest, license, manifest } = found.value;
  const of = `${author}/${slug}@${version}`;
  const edge = {
    relation: origin.relation,
    of,
    digest,
    license,
    title: manifest.title,
    author: manifest.authors.map(({ name }) => name).join(', '),
  };
  return success(edge, reference.value.range === version ? [] : [notPinned(origin.of, of)]);
};

const fromElsewhere = ({ relation, of, license, title, author }: Origin): Outcome<LineageEdge> => {
  if (license === undefined) return failure(licenseMissing(of, relation));
  return success({
    relation,
    of,
    license,
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
  });
};

const withoutTwins = (edges: readonly LineageEdge[]): readonly LineageEdge[] => {
  const seen = new Set<string>();
  return edges.filter(({ relation, of }) => {
    const key = `${relation} ${of}`;
    return !seen.has(key) && seen.add(key);
  });
};

const licenseMissing = (of: string, relation: string) =>
  error(
    'lineage-license-missing',
    `expected the license of "${of}", which this is a ${relation} of, found none: that decides which license this may have`,
    {
      hint: `in okh.toml: ${relation}-of = [{ of = "${of}", license = "CC-BY-4.0", author = "…" }]`,
    },
  );

const notPinned = (said: string, of: string) =>
  warning('lineage-not-pinned', `expected an exact version, found "${said}"; recorded as ${of}`, {
    hint: 'write the version that it was really made from',
  });
