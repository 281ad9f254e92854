// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { ParameterSchema } from '../../designs/parameters/schema.ts';
import { controlsOf, readControls } from './controls.ts';
import { isTouched } from './is-touched.ts';
import type { Texts } from './url-values.ts';

/** What somebody changed while the scripts of the page were still under way. */
export const touchedTexts = (form: HTMLFormElement, schema: ParameterSchema): Texts =>
  readControls(
    form,
    schema.filter(({ name }) => controlsOf(form, name).some(isTouched)),
  );
