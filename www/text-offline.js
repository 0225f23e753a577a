// What the page says about its newer version.
import { edition } from './edition.js';

export const OFFLINE = {
  ready: 'A new version of this page is ready. It opens at your next visit, or now: the recipe stays, and training begins anew.',
  reload: 'Reload',
};

edition('text-offline', { OFFLINE });
