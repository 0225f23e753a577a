// The recipe as a PyTorch script or notebook. In Spanish; see text.js for the terms.

/** @type {typeof import('../text-code.js').CODE} */
export const CODE = {
  title: 'En PyTorch',
};
