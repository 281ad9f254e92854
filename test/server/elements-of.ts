// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

export interface Element {
  /** Lower case, `/name` for its end, `!` for a comment or the like. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * The tags of an HTML text as a browser's tokenizer takes them (WHATWG HTML 13.2.5), but that it
 * finds tags in scripts and text areas too: more than there are, never fewer.
 */
export const elementsOf = (html: string): readonly Element[] => {
  const found: Element[] = [];
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    at++;
    if (/[!?]/.test(html[at] ?? '')) found.push({ name: '!', attributes: {} });
    const name = /^\/?[a-z][^\s/>]*/i.exec(html.slice(at, at + 100))?.[0];
    if (name === undefined) continue;
    at += name.length;
    const attributes: Record<string, string> = {};
    const attribute = /[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;
    for (;;) {
      attribute.lastIndex = at;
      const [whole, key, double, single, bare] = attribute.exec(html) ?? [];
      if (whole === undefined || key === undefined) break;
      at += whole.length;
      attributes[key.toLowerCase()] = decode(double ?? single ?? bare ?? '');
    }
    found.push({ name: name.toLowerCase(), attributes });
  }
  return found;
};

const NAMES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };

const decode = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(lt|gt|quot|amp));?/gi, (_, decimal, hex, name) =>
    name === undefined
      ? String.fromCodePoint(Math.min(0x10ffff, decimal ? Number(decimal) : parseInt(hex, 16)))
      : NAMES[String(name).toLowerCase()]!,
  );

/** What is wrong with elements of which a stranger had a say: a script, a handler, a link that runs. */
export const harmOf = (elements: readonly Element[]): readonly string[] =>
  elements.flatMap(({ name, attributes }) => [
    ...(/^(script|style|iframe|object|embed|base|meta|math|!)$/.test(name) ? [name] : []),
    // Pictures that the pages draw themselves say how large they are.
    ...(name === 'svg' && attributes['width'] === undefined ? [name] : []),
    ...Object.entries(attributes)
      .filter(([key, value]) => /^on|^style$|^srcdoc$/.test(key) || runs(key, value))
      .map(([key, value]) => `${name} ${key}=${value}`),
  ]);

/** Browsers pass over control characters and spaces in a scheme. */
const runs = (key: string, value: string): boolean =>
  /^(href|src|action|formaction|xlink:href)$/.test(key) &&
  /^(javascript|vbscript|file|data:(?!image\/(gif|png|jpeg|webp);))/i.test(
    [...value].filter((char) => char > ' ').join(''),
  );
