export const capped = (n: number) => n >= 1000 ? '999+' : String(n)
