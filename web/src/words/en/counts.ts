export const count = (n: number, one: string, more: string) => `${n.toLocaleString('en')} ${n === 1 ? one : more}`
/** Past the counted limit the server says 1000 and means "or more". */
export const capped = (n: number) => n >= 1000 ? '999+' : String(n)
