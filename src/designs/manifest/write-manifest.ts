// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { stringify } from 'smol-toml';
import type { Author, Manifest, Origin, ProductionHints } from '../manifest.ts';
import { readAuthor } from './draft.ts';

/**
 * A manifest as the text of an okh.toml; `parseOkh` reads the same manifest from it. Keys in a
 * fixed order, those that say nothing left out.
 */
export const writeManifest = (manifest: Manifest): string => {
  const { other, hints, entry, presets = [] } = manifest;
  const table = {
    okhv: 'OKH-LOSHv1.0',
    ...other,
    name: manifest.title,
    ...given('slug', manifest.slug),
    version: manifest.version,
    ...given('license', manifest.license),
    ...(manifest.authors.length > 0 ? { licensor: manifest.authors.map(writeAuthor) } : {}),
    copyright: manifest.copyright,
    ...given('repo', manifest.source),
    ...(entry === undefined ? {} : { source: [entry] }),
    ...given('function', manifest.function),
    ...given('documentation-language', manifest.language),
    ...writeOrigins('fork-of', manifest.origins, 'fork'),
    ...writeOrigins('remix-of', manifest.origins, 'remix'),
    ...(manifest.tags === undefined ? {} : { keywords: manifest.tags }),
    ...(Object.keys(hints).length > 0 ? { hints: writeHints(hints) } : {}),
    ...(presets.length > 0 ? { presets } : {}),
  };
  return `${stringify(table).trimEnd()}\n`;
};

const given = (key: string, value: string | undefined): Record<string, string> =>
  value === undefined ? {} : { [key]: value };

const writeAuthor = (
  author: Author,
): string | { readonly name: string; readonly email?: string } => {
  const { name, email } = author;
  const text = email === undefined ? name : `${name} <${email}>`;
  const back = readAuthor(text);
  return back?.name === name && back.email === email ? text : author;
};

/** A list of what a relation leads to; an address alone where nothing more is known. */
const writeOrigins = (
  key: string,
  origins: readonly Origin[],
  relation: Origin['relation'],
): Record<string, unknown> => {
  const found = origins.filter((origin) => origin.relation === relation);
  if (found.length === 0) return {};
  const items = found.map(({ of, license, title, author }) =>
    license === undefined && title === undefined && author === undefined
      ? of
      : { of, ...given('license', license), ...given('title', title), ...given('author', author) },
  );
  return { [key]: items };
};

const writeHints = (hints: ProductionHints): Record<string, unknown> => ({
  ...(hints.orientation === undefined ? {} : { orientation: hints.orientation }),
  ...(hints.supports === undefined ? {} : { supports: hints.supports }),
  ...(hints.layerHeight === undefined ? {} : { 'layer-height': hints.layerHeight }),
  ...(hints.materials === undefined ? {} : { materials: hints.materials }),
});
