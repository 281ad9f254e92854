// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { ComponentChildren } from 'preact';
import type { PageHead } from '../answers/answer.ts';
import type { Surroundings } from './surroundings.ts';

interface LayoutProps {
  readonly head: PageHead;
  readonly path: string;
  readonly around: Surroundings;
  readonly children: ComponentChildren;
}

/** What stands around every page: its head, the way in, search, and what this place is. */
export const Layout = ({ head, path, around, children }: LayoutProps) => {
  const { account, assets, origin } = around;
  const islands = (head.islands ?? []).flatMap((name) => assets.island(name) ?? []);
  const title = head.title === 'fabcommons' ? head.title : `${head.title} – fabcommons`;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {head.description && <meta name="description" content={head.description} />}
        <meta property="og:title" content={head.title} />
        <meta property="og:site_name" content="fabcommons" />
        {head.description && <meta property="og:description" content={head.description} />}
        {head.picture && <meta property="og:image" content={`${origin}${head.picture}`} />}
        {head.canonical && <link rel="canonical" href={`${origin}${head.canonical}`} />}
        {!head.bare && <link rel="icon" href="/icon.svg" type="image/svg+xml" />}
        {head.bare && <link rel="icon" href="data:," />}
        <link rel="alternate" type="application/atom+xml" href="/feed.atom" title="New designs" />
        {[...(assets.style ? [assets.style] : []), ...islands.flatMap(({ styles }) => styles)].map(
          (href) => (
            <link rel="stylesheet" href={href} />
          ),
        )}
        {islands.map(({ script }) => (
          <script type="module" src={script} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          To the content
        </a>
        {!head.bare && <SiteHeader path={path} account={account} words={head.words ?? ''} />}
        <main id="main">{children}</main>
        {!head.bare && <SiteFooter />}
      </body>
    </html>
  );
};

const SiteHeader = ({
  path,
  account,
  words,
}: Pick<LayoutProps, 'path'> & Pick<Surroundings, 'account'> & { readonly words: string }) => (
  <header class="site">
    <a class="brand" href="/">
      fabcommons
    </a>
    <form class="find" action="/" role="search">
      <label class="hidden" for="find">
        Search designs
      </label>
      <input id="find" name="q" type="search" placeholder="Search designs" value={words} />
    </form>
    <nav aria-label="Site">
      <a href="/" aria-current={path === '/' ? 'page' : undefined}>
        Designs
      </a>
      <a href="/plate" aria-current={path === '/plate' ? 'page' : undefined}>
        Plate
      </a>
      <a href="/publish" aria-current={path === '/publish' ? 'page' : undefined}>
        Publish
      </a>
      {account ? (
        <a href="/account" aria-current={path === '/account' ? 'page' : undefined}>
          {account.name}
        </a>
      ) : (
        <a href="/sign-in" aria-current={path === '/sign-in' ? 'page' : undefined}>
          Sign in
        </a>
      )}
    </nav>
  </header>
);

const SiteFooter = () => (
  <footer class="site">
    <p>Designs here belong to everybody under their licenses; what you make of them is yours.</p>
    <nav aria-label="About">
      <a href="/gcode">Look at a G-code file</a>
      <a href="/api">API</a>
      <a href="/feed.atom">Feed</a>
    </nav>
  </footer>
);
