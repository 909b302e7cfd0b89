import { common, createLowlight } from 'lowlight'

/** The languages that people show each other most. */
export const lowlight = createLowlight(common)
