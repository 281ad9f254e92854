// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * A Date that knows neither the time nor the zone of the machine: the clock stands still at
 * 2000-01-01T00:00:00Z and local time is UTC.
 */
const NOW = 946684800000;

const installFixedDate = (scope) => {
  const RealDate = scope.Date;
  const { prototype } = RealDate;
  const { toISOString, toUTCString } = prototype;

  const valueOf = (parts) => {
    if (parts.length === 0) return NOW;
    if (parts.length > 1) return RealDate.UTC(...parts);
    return typeof parts[0] === 'string' ? parse(parts[0]) : parts[0];
  };
  const parse = (text) => {
    const zoned = /(?:Z|GMT|UTC|[+-]\d\d:?\d\d)\s*(?:\(.*\))?$/i.test(text);
    const dateOnly = /^\d{4}(?:-\d\d){0,2}$/.test(text);
    if (zoned || dateOnly) return RealDate.parse(text);
    return RealDate.parse(/^\d{4}-\d\d-\d\dT/.test(text) ? `${text}Z` : `${text} UTC`);
  };
  function FixedDate(...parts) {
    if (!new.target) return new FixedDate().toString();
    return Reflect.construct(RealDate, [valueOf(parts)], new.target);
  }

  for (const unit of [
    'Date',
    'Day',
    'FullYear',
    'Hours',
    'Milliseconds',
    'Minutes',
    'Month',
    'Seconds',
  ]) {
    prototype[`get${unit}`] = prototype[`getUTC${unit}`];
    if (unit !== 'Day') prototype[`set${unit}`] = prototype[`setUTC${unit}`];
  }
  prototype.getTimezoneOffset = () => 0;
  prototype.getYear = function () {
    return this.getUTCFullYear() - 1900;
  };
  const texts = {
    toString: (date) => toUTCString.call(date),
    toLocaleString: (date) => toUTCString.call(date),
    toDateString: (date) => toISOString.call(date).slice(0, 10),
    toLocaleDateString: (date) => toISOString.call(date).slice(0, 10),
    toTimeString: (date) => toISOString.call(date).slice(11, 19),
    toLocaleTimeString: (date) => toISOString.call(date).slice(11, 19),
  };
  for (const name of Object.keys(texts)) {
    prototype[name] = function () {
      return Number.isNaN(this.getTime()) ? 'Invalid Date' : texts[name](this);
    };
  }
  FixedDate.prototype = prototype;
  FixedDate.now = () => NOW;
  FixedDate.parse = parse;
  FixedDate.UTC = RealDate.UTC;
  prototype.constructor = FixedDate;
  scope.Date = FixedDate;
};

export default installFixedDate;
