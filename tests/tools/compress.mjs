// Puts a .br and a .gz beside each file of dist/ that gets smaller by it, for hosts that serve such files as they are.
// The same input gives the same bytes: neither format is told a time or a name.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const PACKED = /\.(?:br|gz|png|jpe?g|webp|avif|woff2)$/;

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
  if (PACKED.test(path) || !statSync(path).isFile()) continue;
  const bytes = readFileSync(path);
  for (const [ending, pack] of [["br", brotli], ["gz", gzip]]) {
    const packed = pack(bytes);
    if (packed.length < bytes.length) writeFileSync(`${path}.${ending}`, packed);
  }
}
