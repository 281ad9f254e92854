// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** A page of a listing. */
export interface Listing {
  readonly keys: readonly string[];
  /** Where the next page begins; undefined: there is none. */
  readonly next: string | undefined;
}

/**
 * Reads what ListObjectsV2 answers: no XML in general, but elements without attributes whose text is
 * wanted. undefined where it is nothing of the kind or was cut off.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export const readListing = (xml: string): Listing | undefined => {
  if (!/<ListBucketResult[\s>]/.test(xml) || !/<\/ListBucketResult>\s*$/.test(xml))
    return undefined;
  const keys = [...xml.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)].map(([, entry]) =>
    elementText(entry!, 'Key'),
  );
  // Elements around the entries: none of theirs is taken for one of those.
  const around = xml.replaceAll(/<Contents>[\s\S]*?<\/Contents>/g, '');
  const more = elementText(around, 'IsTruncated') === 'true';
  const next = more ? elementText(around, 'NextContinuationToken') : undefined;
  if (keys.includes(undefined) || (more && !next)) return undefined;
  return { keys: keys as readonly string[], next };
};

/** The code of an error, like `NoSuchKey`; '' where there is none. */
export const errorCode = (xml: string): string =>
  /^[A-Za-z]{1,60}$/.exec(elementText(xml, 'Code') ?? '')?.[0] ?? '';

const elementText = (xml: string, name: string): string | undefined => {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml);
  return found === null ? undefined : unescaped(found[1]!);
};

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

const unescaped = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name as string] ?? whole;
    const point = decimal !== undefined ? Number(decimal) : Number.parseInt(hex as string, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
