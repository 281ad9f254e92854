// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { workDocument } from '../../commons/work-document.ts';
import type { Credit } from '../../designs/lineage/credits.ts';
import type { PlateBuild } from '../../pipeline/plate-designs.ts';
import { table } from '../table.ts';

type Addresses = readonly (string | undefined)[];

/** What `--json` says of a plate beside its outputs: each work, each plate with its parts, all of it. */
export const plateDocument = (
  { notice, works, plates, production }: PlateBuild,
  credits: readonly (readonly Credit[])[],
  addresses: Addresses,
) => ({
  license: notice.license,
  works: works.map((work, i) => ({
    ...workDocument(work),
    ...(addresses[i] === undefined ? {} : { customization: addresses[i] }),
    credits: credits[i]!,
  })),
  plates: plates.map(({ parts, products, production: made }) => ({
    files: products.map(({ name }) => name),
    parts,
    production: made ?? null,
  })),
  meshes: works.flatMap(({ meshes }) => meshes),
  ...(production === undefined ? {} : { production }),
  log: works.flatMap(({ stem, log }) =>
    log.map(({ level, text }) => ({ level, text: `${stem}: ${text}` })),
  ),
});

/** For people: what lies on which plate, of whom, and what it takes. */
export const plateLines = (
  { works, plates }: PlateBuild,
  addresses: Addresses,
): readonly string[] => [
  ...works.flatMap(({ stem, log }) => log.map(({ level, text }) => `${level}: ${stem}: ${text}`)),
  ...plates.flatMap(({ parts }, i) => [
    ...(plates.length > 1 ? [`Plate ${i + 1} of ${plates.length}`] : []),
    ...table(
      ['part', 'copies', 'design', 'license', 'g', 'min'],
      parts.map(({ work, part, copies, production }) => {
        const { design, version, license } = works[work]!.notice;
        const [grams, minutes] =
          production === undefined
            ? ['', '']
            : [production.mass_g.toFixed(1), (production.time_s / 60).toFixed(0)];
        return [part, String(copies), `${design}@${version}`, license, grams, minutes];
      }),
    ),
  ]),
  ...addresses.flatMap((address, i) =>
    address === undefined
      ? []
      : [`The parameters of ${works[i]!.stem} have the address ${address}`],
  ),
];
