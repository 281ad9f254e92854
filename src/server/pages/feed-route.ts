// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Feed } from 'feed';
import { xmlText } from '../../pipeline/formats/xml-text.ts';
import { searchDesigns } from '../../designs/library/search/search-designs.ts';
import type { Answer } from '../answers/answer.ts';
import { route } from '../route.ts';
import { digest } from '../../shared/digest.ts';

/** The newest designs as an Atom feed. */
export const feedRoute = route({
  method: 'get',
  path: '/feed.atom',
  access: 'anyone',
  summary: 'Feed of new designs and versions (Atom)',
  handle: async ({ origin }, { library }) => {
    const { hits } = await searchDesigns(library.db, { words: '', sort: 'newest', perPage: 50 });
    const feed = new Feed({
      id: `${origin}/`,
      title: 'fabcommons: new designs',
      link: `${origin}/`,
      copyright: 'Each design is under the license that its page names.',
      updated: new Date(hits[0]?.updatedAt ?? 0),
      feedLinks: { atom: `${origin}/feed.atom` },
    });
    // Readers take these texts for HTML: the feed says so, and escapes nothing but the end of CDATA.
    for (const { name, version, title, about, license, updatedAt } of hits) {
      feed.addItem({
        id: `${origin}/d/${name}@${version}`,
        title: xmlText(`${title} ${version}`),
        link: `${origin}/d/${name}@${version}`,
        description: xmlText(`${about} (${license})`),
        date: new Date(updatedAt),
        author: [{ name: name.split('/')[0]! }],
      });
    }
    return text(feed.atom1(), 'application/atom+xml; charset=utf-8');
  },
});

/** Every design, for search engines. */
export const sitemapRoute = route({
  method: 'get',
  path: '/sitemap.xml',
  access: 'anyone',
  summary: 'Addresses of all designs, for search engines',
  handle: async ({ origin }, { library: { db } }) => {
    const rows = await db
      .selectFrom('designs')
      .select(['id', 'updated_at'])
      .where('version', 'is not', null)
      .orderBy('id')
      .limit(50_000)
      .execute();
    // Names of designs are letters, digits and hyphens: there is nothing to escape.
    const urls = rows.map(
      ({ id, updated_at }) =>
        `<url><loc>${origin}/d/${id}</loc><lastmod>${updated_at.slice(0, 10)}</lastmod></url>`,
    );
    return text(
      `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`,
      'application/xml; charset=utf-8',
    );
  },
});

export const robotsRoute = route({
  method: 'get',
  path: '/robots.txt',
  access: 'anyone',
  summary: 'What search engines may read',
  handle: async ({ origin }) =>
    text(
      `User-agent: *\nDisallow: /api/\nDisallow: /*/make\nDisallow: /plate\nDisallow: /*/files/\nSitemap: ${origin}/sitemap.xml\n`,
      'text/plain; charset=utf-8',
    ),
});

/** A cube of which everybody has a face. */
export const iconRoute = route({
  method: 'get',
  path: '/icon.svg',
  access: 'anyone',
  summary: 'The icon of this commons',
  handle: async () =>
    text(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#0b6b63" d="M16 2 28 9 16 16 4 9z"/><path fill="#3a9c91" d="M4 10.6 15 17v13L4 23.6z"/><path fill="#86c8bf" d="M28 10.6 17 17v13l11-6.4z"/></svg>',
      'image/svg+xml',
    ),
});

const text = (content: string, type: string): Answer => ({
  kind: 'bytes',
  bytes: new TextEncoder().encode(content),
  type,
  etag: digest(content),
});
