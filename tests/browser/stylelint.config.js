export default {
  extends: 'stylelint-config-standard',
  rules: {
    // Safari has ranges of widths since 16.4 and rules in rules since 17.2; the page works in 15.4.
    'media-feature-range-notation': 'prefix',
    'max-nesting-depth': [0, { ignoreAtRules: ['media', 'supports'] }],
    // The charts read colours off the style sheet, as #rrggbb.
    'color-hex-length': 'long',
    // Rules are in the order in which the page reads.
    'no-descending-specificity': null,
    // Short rules of one line are allowed where they make a table.
    'declaration-block-single-line-max-declarations': 3,
  },
};
