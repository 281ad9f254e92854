// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from './design.ts';

/** `author/slug` of a version of the commons, the slug alone of any other design. */
export const fullName = ({ author, slug }: Pick<Design, 'author' | 'slug'>): string =>
  author === undefined ? slug : `${author}/${slug}`;
