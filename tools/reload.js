// Appended to boot.js by `make dev` (boot.mjs): polls index.html and boot.js once a second and reloads the page after a change.
// Polling replaces Trunk's WebSocket, which needs an inline script that the content security policy blocks.
{
  const read = async () => {
    const responses = await Promise.all(["./", "boot.js"].map((path) => fetch(path, { cache: "no-store" })));
    if (!responses.every((response) => response.ok)) throw new Error("a build is in progress");
    return (await Promise.all(responses.map((response) => response.text()))).join();
  };
  let initial;
  setInterval(async () => {
    try {
      const current = await read();
      initial ??= current;
      if (current !== initial) location.reload();
    } catch {
      // The files are missing for a moment while Trunk replaces them.
    }
  }, 1000);
}
