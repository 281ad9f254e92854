// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../designs/design.ts';
import type { Library } from '../designs/library/library.ts';
import type { VersionRecord } from '../designs/library/version-record.ts';
import type { Credit } from '../designs/lineage/credits.ts';
import { collectionText } from '../designs/package/collection-text.ts';
import type { Product } from '../pipeline/formats/write-products.ts';
import type { PlateBuild } from '../pipeline/plate-designs.ts';
import { keepAddress } from './keep-address.ts';
import { packageCredits } from './package-credits.ts';

/** Where a work of a plate came from. */
export interface WorkSource {
  readonly design: Design;
  /** Of a version of the library. */
  readonly record?: VersionRecord;
}

/** Who made each work and from what, one list an entry; of versions their whole lineage. */
export const plateCredits = (
  sources: readonly WorkSource[],
  library: Library | undefined,
): Promise<readonly (readonly Credit[])[]> =>
  Promise.all(sources.map(({ design, record }) => packageCredits(design, record, library)));

/** The text that goes with the files of a plate: `<name>-notice.md`. */
export const plateNotice = (
  { notice, works, plates }: PlateBuild,
  credits: readonly (readonly Credit[])[],
): Product => {
  const files = [
    ...plates.map(({ parts, products }) => ({
      names: products.map(({ name }) => name),
      parts: parts.map(({ part, copies }) => ({ name: part, copies })),
    })),
    ...works.flatMap(({ stem, notice: { title }, products }) =>
      products.map(({ name }) => ({
        names: [name],
        parts: [{ name: `${stem}, ${title}`, copies: 1 }],
      })),
    ),
  ];
  const text = collectionText(
    notice,
    works.map((work, i) => ({ notice: work.notice, credits: credits[i]! })),
    files.filter(({ names }) => names.length > 0),
  );
  return {
    name: `${notice.design}-notice.md`,
    format: 'md',
    bytes: new TextEncoder().encode(text),
  };
};

/** The addresses of changed parameters, one an entry; undefined where nothing was changed. */
export const plateAddresses = async (
  library: Library,
  sources: readonly WorkSource[],
  { works }: PlateBuild,
): Promise<readonly (string | undefined)[]> => {
  const addresses: (string | undefined)[] = [];
  for (const [i, { schema, values }] of works.entries()) {
    const { record } = sources[i]!;
    addresses.push(record && (await keepAddress(library, record, schema, values)));
  }
  return addresses;
};
