// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { strToU8, zipSync, type Zippable } from 'fflate';
import { modelPart } from './3mf-model.ts';
import type { Drawing, Format } from './format.ts';

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const MODEL_TYPE = 'http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel';
const THUMBNAIL_TYPE = `${RELATIONSHIPS}/metadata/thumbnail`;
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

// ZIP times are local times without a zone; fflate reads this text as one, whatever the zone is.
const FIXED_TIME = '1980-01-01T12:00:00';

/**
 * 3MF (core specification 1.3, with colors of the material extension): a ZIP of the model, its
 * relationships and, if the drawing has one, a thumbnail. One object and build item for each solid.
 */
const write3mf = (drawing: Drawing): Uint8Array => {
  const { thumbnail } = drawing;
  const parts: Zippable = {
    '[Content_Types].xml': strToU8(contentTypes(thumbnail !== undefined)),
    '_rels/.rels': strToU8(relationships(thumbnail !== undefined)),
    '3D/3dmodel.model': modelPart(drawing),
    ...(thumbnail && { 'Metadata/thumbnail.png': [thumbnail, { level: 0 }] }),
  };
  return zipSync(parts, { level: 6, mtime: FIXED_TIME });
};

const contentTypes = (picture: boolean): string =>
  [
    `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
    '  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '  <Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/>',
    ...(picture ? ['  <Default Extension="png" ContentType="image/png"/>'] : []),
    '</Types>\n',
  ].join('\n');

const relationships = (picture: boolean): string =>
  [
    `${XML}<Relationships xmlns="${RELATIONSHIPS}">`,
    `  <Relationship Target="/3D/3dmodel.model" Id="model" Type="${MODEL_TYPE}"/>`,
    ...(picture
      ? [`  <Relationship Target="/Metadata/thumbnail.png" Id="picture" Type="${THUMBNAIL_TYPE}"/>`]
      : []),
    '</Relationships>\n',
  ].join('\n');

export const threeMf: Format = {
  id: '3mf',
  extension: '3mf',
  mediaType: 'model/3mf',
  takes: ['solid'],
  scope: 'all',
  write: write3mf,
};
