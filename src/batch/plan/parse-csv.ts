// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Fields of a CSV text by rows (RFC 4180): separated by commas, or by semicolons or tabs where the
 * first line has those and no comma; quoted where they hold a separator, a quote (doubled) or a line
 * break. Empty lines are left out.
 *
 * `parseCsv('width,name\n3,"a, b"')` is `[['width', 'name'], ['3', 'a, b']]`.
 */
export const parseCsv = (text: string): readonly (readonly string[])[] => {
  const source = text.replace(/^\ufeff/, '');
  const separator = separatorOf(source);
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let isQuoted = false;
  const endField = (): void => {
    row.push(field);
    field = '';
  };
  const endRow = (): void => {
    endField();
    if (row.length > 1 || row[0]!.trim() !== '') rows.push(row);
    row = [];
  };
  for (let i = 0; i < source.length; i++) {
    const sign = source[i]!;
    if (isQuoted) {
      if (sign !== '"') field += sign;
      else if (source[i + 1] === '"') field += source[i++];
      else isQuoted = false;
    } else if (sign === '"' && field === '') isQuoted = true;
    else if (sign === separator) endField();
    else if (sign === '\n') endRow();
    else if (sign !== '\r') field += sign;
  }
  if (field !== '' || row.length > 0) endRow();
  return rows;
};

const separatorOf = (text: string): string => {
  const [first = ''] = text.split('\n', 1);
  return [',', ';', '\t'].find((sign) => first.includes(sign)) ?? ',';
};
