// A host that serves the build and nothing else, as most static hosts do: no proxy, no demo behind it.

import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { extname, join, normalize } from "node:path";
import { once } from "node:events";
import { DIST } from "./paths";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

export class StaticHost {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  /** `refusal` is the status for unknown files and for every POST; 200 serves the page itself for all of them. */
  static async start(refusal: 200 | 404 | 405): Promise<StaticHost> {
    const server = createServer(async (request, response) => {
      const path = normalize(new URL(request.url ?? "/", "http://x").pathname);
      const file = join(DIST, path.endsWith("/") ? `${path}index.html` : path);
      const found = request.method === "GET" ? await readFile(file).catch(() => undefined) : undefined;
      if (found) {
        response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(found);
      } else if (refusal === 200) {
        response.writeHead(200, { "content-type": TYPES[".html"] }).end(await readFile(join(DIST, "index.html")));
      } else {
        response
          .writeHead(request.method === "GET" ? 404 : refusal, { "content-type": "text/html" })
          .end(`<html><head><title>${refusal}</title></head></html>`);
      }
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("a listening server has a port");
    return new StaticHost(server, `http://127.0.0.1:${address.port}/`);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }
}
