// The page in another page.
import { edition } from './edition.js';

export const EMBED = {
  title: 'In another page',
};

edition('text-embed', { EMBED });
