
// Added to boot.js by debug builds only (see Trunk.toml): asks once a second whether index.html or boot.js has changed.
// A poll and not Trunk's own socket, because that needs an inline script, and the policy of the page forbids those.
{
  const read = async () => {
    const answers = await Promise.all(["./", "boot.js"].map((path) => fetch(path, { cache: "no-store" })));
    if (!answers.every((answer) => answer.ok)) throw new Error("a build is under way");
    return (await Promise.all(answers.map((answer) => answer.text()))).join();
  };
  let seen;
  setInterval(async () => {
    try {
      const now = await read();
      seen ??= now;
      if (now !== seen) location.reload();
    } catch {
      // Between two builds the files are away for a moment.
    }
  }, 1000);
}
