import os from 'node:os'

/** The words of a command that has one processor for itself, where there are two: the server the first, all else the second. */
export const onCore = (core, words) => os.cpus().length > 1 ? ['taskset', '-c', String(core), ...words] : words
