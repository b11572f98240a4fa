// Takes out of a program and its glue what costs bytes and means nothing: the hashes in the names by which the two know
// each other, and what is exported though nothing calls it.

// Of wasm-streams, which a crate below Leptos brings along. Whatever is exported is kept, with all that it reaches.
const UNUSED = /^(?:__wbg_)?intounderlying/;
const UNUSED_CLASSES = /^export class IntoUnderlying[^]*?(?=^function )|^const IntoUnderlying[^]*?;\n/gm;
// What wasm-bindgen appends, so that two crates may import the same name.
const HASHED = /\b(__wbg_\w+?_|\w+_invoke__h)[0-9a-f]{16}(?:_\d+)?\b/g;

/** The same program and glue, smaller: `[program, glue]`. */
export function slim(program, glue) {
  const short = new Map();
  const taken = new Map();
  for (const [name, start] of glue.matchAll(HASHED)) {
    if (short.has(name)) continue;
    const count = taken.get(start) ?? 0;
    taken.set(start, count + 1);
    short.set(name, `${start}${count || ""}`);
  }
  const rename = (name) => short.get(name) ?? name;
  const slimmer = edit(program, rename, (name) => !UNUSED.test(name));
  return [slimmer, glue.replace(UNUSED_CLASSES, "").replace(HASHED, rename)];
}

/** A program with other names for what it imports and exports, and without the exports that are not kept. */
function edit(program, rename, isKept) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = program[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const name = () => {
    const length = number();
    at += length;
    return program.toString("utf8", at - length, at);
  };
  const limits = () => {
    const flags = program[at++];
    number();
    if (flags & 1) number();
  };
  const imported = () => {
    const [from, what] = [name(), name()];
    const start = at;
    // Functions and tags have an index of a type, the others a type of their own.
    const kind = program[at++];
    if (kind === 1) at++;
    if (kind === 1 || kind === 2) limits();
    else if (kind === 3) at += 2;
    else if (kind === 4) at++, number();
    else number();
    return [text(from), text(rename(what)), program.subarray(start, at)];
  };
  const exported = () => {
    const what = name();
    const start = at++;
    number();
    return isKept(what) ? [text(rename(what)), program.subarray(start, at)] : [];
  };

  const sections = [program.subarray(0, 8)];
  while (at < program.length) {
    const start = at;
    const section = program[at++];
    const end = number() + at;
    const read = { 2: imported, 7: exported }[section];
    if (read) {
      const entries = Array.from({ length: number() }, read).filter((entry) => entry.length);
      const body = Buffer.concat([written(entries.length), ...entries.flat()]);
      sections.push(Buffer.from([section]), written(body.length), body);
    } else {
      sections.push(program.subarray(start, end));
    }
    at = end;
  }
  return Buffer.concat(sections);
}

function written(value) {
  const bytes = [];
  do bytes.push((value & 127) | (value > 127 ? 128 : 0));
  while ((value >>>= 7));
  return Buffer.from(bytes);
}

function text(name) {
  const bytes = Buffer.from(name, "utf8");
  return Buffer.concat([written(bytes.length), bytes]);
}
