/** A share as a percentage: whole points under 200 episodes, one decimal from there on, so that no digit says more than n allows. */
export function percent(share: number, n: number): string {
  return `${points(share, n)}\u00A0%`;
}

/** A share that is known in whole points only, such as a published one. */
export function wholePercent(share: number): string {
  return `${points(share, 0)}\u00A0%`;
}

/** An interval of shares: `15–59 %`. */
export function percentInterval([low, high]: readonly [number, number], n: number): string {
  return `${points(low, n)}–${points(high, n)}\u00A0%`;
}

/** A difference of shares in percentage points, signed: `+31`, `−4.5`. What rounds to 0 keeps its side: `−0.1`. */
export function signedPoints(difference: number, n: number): string {
  const whole = points(Math.abs(difference), n);
  // Sums of rates that are alike differ in their last bits; that is no difference.
  const size = Number(whole) === 0 && Math.abs(difference) > 1e-9 ? Math.max(0.1, Math.abs(difference) * 100).toFixed(1) : whole;
  if (Number(size) === 0) return size;
  return `${difference > 0 ? '+' : '\u2212'}${size}`;
}

/** A p value: two digits that matter, and `< 0.0001` below. */
export function pValue(p: number): string {
  if (p < 0.0001) return '<\u00A00.0001';
  return p >= 0.9995 ? '1' : p.toPrecision(2);
}

/** `12,345`. */
export function count(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/** US dollars: cents, or four decimals under one dollar. */
export function dollars(amount: number): string {
  if (amount === 0) return '$0';
  return `$${amount.toLocaleString('en-US', amount < 1 ? { minimumFractionDigits: 4, maximumFractionDigits: 4 } : { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

/** `1 episode`, `2 episodes`. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listInWords(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** `24 November 2031, 12:04 UTC` from an ISO 8601 instant; what is no instant stays as it is. */
export function instantInWords(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const day = at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return `${day}, ${at.toISOString().slice(11, 16)} UTC`;
}

function points(share: number, n: number): string {
  return (share * 100).toFixed(n >= 200 ? 1 : 0);
}
