// `access.alt`: pictures that say what they show, videos that can be read.
import type { Media } from '../types.ts';

/** A picture’s text that says nothing: a file’s name, “image”. */
const empty =
  /^\W*$|^[\w ()-]*\.(?:jpe?g|png|gif|webp|heic|mp4|mov|avif|bmp|svg)$|^(?:img|dsc|pxl|image|photo|picture|pic|graphic|video|screenshot|untitled|foto|imagen|alt(?: text)?|n\/?a|none|null|todo|tbd)[\s_\d-]*$/i;

export const isUnreadable = ({ alt, captions }: Media): boolean => {
  // Captions that are said to be missing make it a video; captions that are there make up for a missing text.
  if (captions === false || (typeof captions === 'string' && captions.trim() === '')) return true;
  if (captions === true || typeof captions === 'string') return false;
  return alt === null || empty.test(alt.trim());
};
