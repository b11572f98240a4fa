// Makes the files of dist/ small: takes out of the texts what only their writers need, and puts a .br and a .gz beside
// each file that gets smaller by it, for hosts that serve such files as they are.
// The same input gives the same bytes: neither format is told a time or a name.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

// Comments that have their lines to themselves; what stands beside code stays, as telling it apart takes a parser.
const LINE = /^[ \t]*\/\/.*\n/gm;
const BLOCK = /^[ \t]*\/\*(?:(?!\*\/)[^])*\*\/[ \t]*\n/gm;
const MARKUP = /^[ \t]*<!--(?:(?!-->)[^])*-->[ \t]*\n/gm;
const COMMENTS = { ".html": [MARKUP], ".css": [BLOCK], ".js": [LINE, BLOCK] };

const PACKED = /\.(?:br|gz|png|jpe?g|webp|avif|woff2)$/;

function squeezed(text, comments) {
  const bare = comments.reduce((rest, comment) => rest.replace(comment, ""), text);
  return bare.replace(/^[ \t]+/gm, "").replace(/\n{2,}/g, "\n");
}

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
  const comments = COMMENTS[extname(path)];
  if (comments) writeFileSync(path, squeezed(readFileSync(path, "utf8"), comments));
  const bytes = readFileSync(path);
  for (const [ending, pack] of [["br", brotli], ["gz", gzip]]) {
    const packed = pack(bytes);
    if (packed.length < bytes.length) writeFileSync(`${path}.${ending}`, packed);
  }
}
