const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** 640 B, 3.2 MB, 24 MB. */
export function bytes(count: number): string {
  let [amount, unit] = [count, 0]
  // What would be rounded to a thousand is one of the next.
  while (amount >= 999.5 && unit < units.length - 1)
    [amount, unit] = [amount / 1_000, unit + 1]
  const digits = unit > 0 && amount < 9.95 ? 1 : 0
  return `${amount.toLocaleString('en', { maximumFractionDigits: digits })} ${units[unit]}`
}

/** 0:07, 12:30, 1:02:03. */
export function clockOf(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000)
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  return h > 0 ? `${h}:${String(m).padStart(2, '0')}:${String(s).padStart(2, '0')}` : `${m}:${String(s).padStart(2, '0')}`
}
