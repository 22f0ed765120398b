// How much of a file is read, while it is being read.

/** In percent; never 100 before the end, since rows that are read must still be stored. */
export const shareOf = ({ bytes, bytesRead }: { bytes: number; bytesRead: number }): number =>
  Math.min(99, Math.floor((bytesRead / Math.max(bytes, 1)) * 100));
