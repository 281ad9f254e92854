// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { describeLicense } from '../../designs/license/compatibility/describe-license.ts';
import { licenseIds } from '../../designs/license/license-texts.ts';
import { findProfile, PROFILES } from '../../pipeline/fabricators/find-profile.ts';
import { MATERIAL_SETTINGS } from '../../pipeline/fabricators/settings/material-settings.ts';
import { PRINTER_SETTINGS } from '../../pipeline/fabricators/settings/printer-settings.ts';
import { PROCESS_SETTINGS } from '../../pipeline/fabricators/settings/process-settings.ts';
import { json } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { profileKind } from '../pages/account/profile-routes.tsx';
import { unknownLicense } from '../pages/license-route.tsx';
import { profileTemplate } from '../profiles/profile-template.ts';
import { route, type Route } from '../route.ts';

const id = z.string().max(100);

/** What a program can choose from before it asks for anything. */
export const catalogRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/api/v1/profiles',
    access: 'anyone',
    summary: 'The printers, materials and processes that come along',
    handle: async () =>
      json({
        profiles: Object.values(PROFILES)
          .flat()
          .map((each) => ({ kind: each.kind, id: each.id, title: each.title })),
      }),
  }),
  route({
    method: 'get',
    path: '/api/v1/profiles/:kind/:id',
    access: 'anyone',
    summary: 'A profile that comes along, and the text to begin one of your own with',
    params: z.object({ kind: profileKind, id }),
    handle: async ({ params }) => {
      const found = findProfile(params.kind, params.id);
      if (!found.ok) return problemAnswer(found.problems);
      return json({ ...found.value, template: profileTemplate(found.value) });
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/settings',
    access: 'anyone',
    summary: 'Every setting of printing, with unit, limits and default',
    handle: async () =>
      json({ printer: PRINTER_SETTINGS, material: MATERIAL_SETTINGS, process: PROCESS_SETTINGS }),
  }),
  route({
    method: 'get',
    path: '/api/v1/licenses/:id',
    access: 'anyone',
    summary: 'A license: what it says in plain words, and the texts of all that it names',
    params: z.object({ id: z.string().max(200) }),
    handle: async ({ params }, { licenseText }) => {
      const ids = [...new Set(licenseIds(params.id))];
      const texts = await Promise.all(
        ids.map(async (each) => ({ id: each, text: (await licenseText(each)) ?? null })),
      );
      if (texts.every(({ text }) => text === null)) {
        return problemAnswer([unknownLicense(params.id)]);
      }
      return json({ id: params.id, summary: describeLicense(params.id) ?? null, texts });
    },
  }),
];
