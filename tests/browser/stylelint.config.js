export default {
  extends: 'stylelint-config-standard',
  rules: {
    // The charts read colours off the style sheet, as #rrggbb.
    'color-hex-length': 'long',
    // Rules are in the order in which the page reads.
    'no-descending-specificity': null,
    // Short rules of one line are allowed where they make a table.
    'declaration-block-single-line-max-declarations': 3,
  },
};
