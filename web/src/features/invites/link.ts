import type { Secret } from '../../app/invites'

/** Behind the `#`, so that the secret never reaches a server or its log. */
export const linkOf = (secret: Secret) => `${location.origin}/#/invite/${secret}`
