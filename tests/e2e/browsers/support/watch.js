// Records in the page what must not happen in it: violations of its policy, errors, and what it writes to the console.
// A file of its own, because the policy forbids scripts inside the page.

globalThis.pageProblems = [];

addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) =>
  pageProblems.push(`policy: ${effectiveDirective} blocks ${blockedURI} at ${sourceFile}:${lineNumber} ${sample}`),
);
addEventListener("unhandledrejection", ({ reason }) => pageProblems.push(`rejection: ${reason}`));
addEventListener(
  "error",
  ({ message, target }) => {
    if (target === window) pageProblems.push(`error: ${message}`);
    else if (target instanceof HTMLScriptElement || target instanceof HTMLLinkElement)
      pageProblems.push(`did not load: ${target.src ?? target.href}`);
  },
  true,
);
for (const level of ["error", "warn"]) {
  const original = console[level];
  console[level] = (...parts) => {
    pageProblems.push(`console ${level}: ${parts.join(" ")}`);
    original.apply(console, parts);
  };
}
