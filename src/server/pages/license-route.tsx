// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { describeLicense } from '../../designs/license/compatibility/describe-license.ts';
import { licenseIds } from '../../designs/license/license-texts.ts';
import { error } from '../../shared/problem.ts';
import { page } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { route } from '../route.ts';

/** A license in plain words, with the whole text of each that the expression names. */
export const licenseRoute = route({
  method: 'get',
  path: '/licenses/:id',
  access: 'anyone',
  summary: 'A license: what it says in plain words, and its text',
  params: z.object({ id: z.string().max(200) }),
  handle: async ({ params: { id } }, { licenseText }) => {
    const ids = [...new Set(licenseIds(id))];
    const texts = await Promise.all(
      ids.map(async (each) => [each, await licenseText(each)] as const),
    );
    if (texts.length === 0 || texts.every(([, text]) => text === undefined)) {
      return problemAnswer([unknownLicense(id)]);
    }
    return page(
      { title: id },
      <div class="license-page">
        <h1>{id}</h1>
        <p>{describeLicense(id) ?? 'Its text says what it allows and what it asks.'}</p>
        {texts.map(([each, text]) => (
          <section>
            {texts.length > 1 && <h2>{each}</h2>}
            <pre class="license-text" tabIndex={0} aria-label={`Text of ${each}`}>
              {text ?? 'SPDX has no text of it.'}
            </pre>
          </section>
        ))}
      </div>,
    );
  },
});

export const unknownLicense = (id: string) =>
  error('not-found', `expected the SPDX id of a license, found "${id}"`, {
    hint: 'like CERN-OHL-S-2.0 or CC-BY-SA-4.0',
  });
