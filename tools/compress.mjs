// Puts a .br and a .gz beside each file of dist/ that gets smaller by it, for hosts that serve such files as they are.
// The same input gives the same bytes: neither format stores a time or a name here.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const COMPRESSED = /\.(?:br|gz|png|jpe?g|webp|avif|woff2)$/;

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
const gzip = (bytes) => gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });

for (const name of readdirSync("dist", { recursive: true })) {
  const path = join("dist", name);
  if (COMPRESSED.test(path) || !statSync(path).isFile()) continue;
  const bytes = readFileSync(path);
  for (const [extension, compress] of [["br", brotli], ["gz", gzip]]) {
    const compressed = compress(bytes);
    if (compressed.length < bytes.length) writeFileSync(`${path}.${extension}`, compressed);
  }
}
