// The oldest browsers the page supports, for lightningcss and esbuild: the first versions with light-dark() in CSS.
// Neither tool may replace syntax that these know.
export const CSS_TARGETS = { chrome: 123 << 16, firefox: 120 << 16, safari: (17 << 16) | (5 << 8) };
export const JS_TARGETS = ["chrome123", "firefox120", "safari17.5"];
