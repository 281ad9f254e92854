// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const MAX_SLUG = 64;

/** Whether `text` is a slug: lower-case letters and digits with single hyphens between them. */
export const isSlug = (text: string): boolean =>
  text.length <= MAX_SLUG && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

/** The slug of any name: `toSlug('Kabel-Clip für 2"')` is `'kabel-clip-fur-2'`. */
export const toSlug = (name: string): string => {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'design' : slug;
};
