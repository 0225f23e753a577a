// The page in another page.
import { edition } from './edition.js';

export const EMBED = {
  title: 'In another page',
};

await edition('text-embed', { EMBED });
