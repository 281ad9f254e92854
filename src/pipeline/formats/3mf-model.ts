// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { addressOf, type Notice } from '../../designs/license/notice.ts';
import type { Solid } from '../evaluate/shape.ts';
import { colorBytes, hexColor, paletteOf, type Palette } from './colors.ts';
import { float32Text } from './float32-text.ts';
import type { Drawing } from './format.ts';
import { solidsOf } from './solids.ts';
import { TextBytes } from './text-bytes.ts';
import { xmlAttributes, xmlElement } from './xml-text.ts';

const CORE = 'http://schemas.microsoft.com/3dmanufacturing/core/2015/02';
const MATERIAL = 'http://schemas.microsoft.com/3dmanufacturing/material/2015/02';
// Metadata beyond the well-known names needs a namespace of its own.
const NOTICE = 'https://fabcommons.org/3mf/notice/1';

/** Resource ids: 1 the base materials, then one color group for each colored mesh, then objects. */
interface Resources {
  readonly solids: readonly Solid[];
  readonly palettes: readonly (Palette | undefined)[];
  readonly colored: readonly Solid[];
  /** Of a collection, of the work that each solid is of. */
  readonly notices: readonly Notice[] | undefined;
}

const MATERIALS_ID = 1;
const colorGroupId = (i: number): number => 2 + i;
const objectId = (i: number, resources: Resources): number => 2 + resources.solids.length + i;

/** The XML of `3D/3dmodel.model`, in mm: metadata, materials, objects, build. */
export const modelPart = (drawing: Drawing): Uint8Array => {
  const solids = solidsOf(drawing);
  const resources: Resources = {
    solids,
    palettes: solids.map(({ mesh }) => paletteOf(mesh)),
    colored: solids.filter(({ color }) => color),
    notices: drawing.works?.map((work) => drawing.notice.works![work]!),
  };
  const text = new TextBytes();
  text.line('<?xml version="1.0" encoding="UTF-8"?>');
  const namespaces = { xmlns: CORE, 'xmlns:m': MATERIAL, 'xmlns:fabcommons': NOTICE };
  text.line(`<model${xmlAttributes({ unit: 'millimeter', 'xml:lang': 'en-US', ...namespaces })}>`);
  for (const [name, value] of metadata(drawing.notice)) {
    text.line(`  ${xmlElement('metadata', { name, preserve: '1' }, value)}`);
  }
  text.line('  <resources>');
  writeMaterials(text, resources);
  solids.forEach((solid, i) => writeObject(text, solid, i, resources, drawing.notice));
  text.line('  </resources>');
  text.line('  <build>');
  solids.forEach((_, i) => text.line(`    <item objectid="${objectId(i, resources)}"/>`));
  text.line('  </build>');
  text.line('</model>');
  return text.bytes();
};

const metadata = (notice: Notice): [string, string][] => [
  ['Title', notice.title],
  ['Designer', notice.authors.join(', ')],
  ['Description', description(notice)],
  ['Copyright', notice.copyright.join('; ')],
  ['LicenseTerms', notice.license],
  ['Application', notice.generator],
  ...(notice.works === undefined
    ? ([
        ['fabcommons:Design', addressOf(notice)],
        ['fabcommons:Digest', `sha256:${notice.digest}`],
      ] as [string, string][])
    : []),
  ...(notice.recipe === undefined
    ? []
    : [['fabcommons:Collection', notice.recipe] as [string, string]]),
  ...(notice.source ? [['fabcommons:Source', notice.source] as [string, string]] : []),
  ...joined(
    'fabcommons:Changed',
    notice.changed.map(({ name, value }) => `${name} = ${value}`),
  ),
  ...joined('fabcommons:DerivedFrom', notice.derivedFrom),
];

/** One metadata element, since names must not repeat; none for an empty list. */
const joined = (name: string, values: readonly string[]): [string, string][] =>
  values.length === 0 ? [] : [[name, values.join('; ')]];

/** Of a collection it says what nobody sees from the licenses alone. */
const description = (notice: Notice): string =>
  notice.works === undefined
    ? `${notice.title} ${notice.version} (${addressOf(notice)})`
    : `Works side by side, each under its own license: ${notice.works
        .map((work) => `${work.title} ${work.version} (${addressOf(work)}, ${work.license})`)
        .join('; ')}`;

const writeMaterials = (text: TextBytes, { colored, palettes }: Resources): void => {
  if (colored.length > 0) {
    text.line(`    <basematerials id="${MATERIALS_ID}">`);
    for (const { name, color } of colored) {
      const displaycolor = hexColor(colorBytes(color!));
      text.line(`      <base${xmlAttributes({ name, displaycolor })}/>`);
    }
    text.line('    </basematerials>');
  }
  palettes.forEach((palette, i) => {
    if (!palette) return;
    text.line(`    <m:colorgroup id="${colorGroupId(i)}">`);
    for (const color of palette.colors) text.line(`      <m:color color="${hexColor(color)}"/>`);
    text.line('    </m:colorgroup>');
  });
};

const writeObject = (
  text: TextBytes,
  solid: Solid,
  i: number,
  resources: Resources,
  notice: Notice,
): void => {
  const { positions, triangles } = solid.mesh;
  const own = resources.notices?.[i];
  const palette = resources.palettes[i];
  const material = resources.colored.indexOf(solid);
  const look = palette
    ? { pid: String(colorGroupId(i)), pindex: '0' }
    : material >= 0
      ? { pid: String(MATERIALS_ID), pindex: String(material) }
      : {};
  const attributes = {
    id: String(objectId(i, resources)),
    type: 'model',
    name: solid.name,
    partnumber: addressOf(own ?? notice),
    ...look,
  };
  text.line(`    <object${xmlAttributes(attributes)}>`);
  if (own !== undefined) {
    text.line('      <metadatagroup>');
    for (const [name, value] of metadata(own)) {
      text.line(`        ${xmlElement('metadata', { name, preserve: '1' }, value)}`);
    }
    text.line('      </metadatagroup>');
  }
  text.line('      <mesh>');
  text.line('        <vertices>');
  for (let v = 0; v < positions.length; v += 3) {
    const [x, y, z] = [positions[v]!, positions[v + 1]!, positions[v + 2]!].map(float32Text);
    text.line(`          <vertex x="${x}" y="${y}" z="${z}"/>`);
  }
  text.line('        </vertices>');
  text.line('        <triangles>');
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = `v1="${triangles[t]}" v2="${triangles[t + 1]}" v3="${triangles[t + 2]}"`;
    const color = palette ? ` pid="${colorGroupId(i)}" p1="${palette.index[t / 3]}"` : '';
    text.line(`          <triangle ${corners}${color}/>`);
  }
  text.line('        </triangles>');
  text.line('      </mesh>');
  text.line('    </object>');
};
