// A stand-in for one of Discord's image hosts: the demo renders the images, this host records the requests and serves
// some files that no image host should have.

import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:https";

export interface RecordedRequest {
  method: string;
  url: string;
  headers: Record<string, string | string[] | undefined>;
}

const SCRIPT = "<script>window.executed = 1</script>";

/** Content under the names of images. */
const ODD: Record<string, { type: string; body: string; status?: number }> = {
  "/attachments/1/2/page.png": { type: "text/html", body: SCRIPT },
  "/attachments/1/2/drawing.png": {
    type: "image/svg+xml",
    body: `<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`,
  },
  "/attachments/1/2/code.png": { type: "text/javascript", body: "window.executed = 2" },
  "/attachments/1/2/gone.png": { type: "text/html", body: SCRIPT, status: 404 },
};

export class PictureHost {
  readonly requested: RecordedRequest[] = [];

  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  /** `renderer` is the demo's origin. */
  static async start(drawing: string, { cert, key }: { cert: string; key: string }): Promise<PictureHost> {
    const server = createServer({ cert: readFileSync(cert), key: readFileSync(key) }, async (request, response) => {
      const { method = "", url = "", headers } = request;
      host.requested.push({ method, url, headers });
      // Headers of such hosts that must not be forwarded.
      response.setHeader("set-cookie", "__cf_bm=tracked; path=/; secure");
      response.setHeader("access-control-allow-origin", "*");
      response.setHeader("content-security-policy", "default-src *");
      response.setHeader("cache-control", "public, max-age=31536000");
      const odd = ODD[url.split("?")[0]];
      if (odd) {
        response.writeHead(odd.status ?? 200, { "content-type": odd.type }).end(odd.body);
        return;
      }
      try {
        const drawn = await fetch(`${drawing}/pictures${url}`);
        response.writeHead(drawn.status, { "content-type": drawn.headers.get("content-type") ?? "" });
        response.end(Buffer.from(await drawn.arrayBuffer()));
      } catch {
        response.writeHead(502).end();
      }
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const host = new PictureHost(server, `https://localhost:${(server.address() as { port: number }).port}`);
    return host;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }
}
