/** What a server does that no server may: its message says which rule it broke. */
export class Violation extends Error {}
