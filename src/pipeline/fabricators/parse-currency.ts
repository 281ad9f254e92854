// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Codes of ISO 4217 that money is paid with. */
const CODES: ReadonlySet<string> = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF ' +
    'CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL ' +
    'HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD ' +
    'MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG ' +
    'QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD ' +
    'TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG'
  ).split(' '),
);

/** Signs that stand for one currency alone. */
const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '€': 'EUR',
    '£': 'GBP',
    '₹': 'INR',
    '₺': 'TRY',
    '₴': 'UAH',
    '₩': 'KRW',
    '₪': 'ILS',
    '₫': 'VND',
    '₱': 'PHP',
    '₦': 'NGN',
    '₽': 'RUB',
    zł: 'PLN',
    Kč: 'CZK',
    Ft: 'HUF',
    US$: 'USD',
    R$: 'BRL',
  }),
);

/** Signs that several countries write: which one is meant nobody can tell. */
const SHARED_SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    $: 'USD, CAD, AUD or MXN',
    '¥': 'JPY or CNY',
    kr: 'SEK, NOK, DKK or ISK',
  }),
);

/**
 * The code of ISO 4217 of a currency that was written as its code or its sign, in any case; empty stays empty, which is
 * no currency. Else what to write in its place.
 */
export const parseCurrency = (
  raw: string,
): { readonly code: string } | { readonly advice: string } => {
  const text = raw.trim();
  const code = SIGNS.get(text) ?? text.toUpperCase();
  if (code === '' || CODES.has(code)) return { code };
  const several = SHARED_SIGNS.get(text.toLowerCase());
  return {
    advice:
      several === undefined
        ? 'Write its three letters, like EUR, USD or INR, or leave it empty.'
        : `Several currencies are written "${text}": write ${several}.`,
  };
};
