// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Of the page of a run; a file of its own, since the page allows no styles within it. */
export const STYLE_SHEET = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
h1 { margin: 0 0 1rem; }
h2 { font-size: 1.05rem; margin: 0; }
small { font-weight: normal; opacity: 0.75; }
.totals { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); gap: 0.75rem; margin: 0 0 1.5rem; }
.totals div { padding: 0.5rem 0.75rem; border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: 0.5rem; }
dt { font-size: 0.8rem; opacity: 0.75; }
dd { margin: 0; font-weight: 600; }
article { display: flex; gap: 1rem; padding: 1rem 0; border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
article > div { flex: 1; min-width: 0; }
article > img { flex: none; object-fit: contain; border-radius: 0.5rem; background: #8882; }
p { margin: 0.25rem 0; overflow-wrap: anywhere; }
.values { font-size: 0.85rem; opacity: 0.8; }
.status { font-size: 0.75rem; padding: 0.1rem 0.5rem; border-radius: 1rem; border: 1px solid; }
.built .status { color: #1a7f37; }
.failed .status, p.failed, .problems .error { color: #c62828; }
.skipped .status, .problems .warning { color: #9a6700; }
table { border-collapse: collapse; font-size: 0.85rem; margin: 0.5rem 0; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 0.1rem 1rem 0.1rem 0; font-weight: normal; }
thead th { opacity: 0.75; }
.files, .problems { font-size: 0.85rem; margin: 0.25rem 0; padding-left: 1.2rem; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) {
  .built .status { color: #57d27c; }
  .failed .status, p.failed, .problems .error { color: #ff8a80; }
  .skipped .status, .problems .warning { color: #e3b341; }
}
@media (max-width: 40rem) { article { flex-direction: column; } table { display: block; overflow-x: auto; } }
`;
