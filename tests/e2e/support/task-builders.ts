// Tasks and links that tests put into the demo.

/**
 * A link signed as Discord does, which the demo answers with some image. It expires in `hours`; negative: it has
 * expired.
 */
export function discordLink(name: string, hours = 24): string {
  const end = Math.floor(Date.now() / 1000 + hours * 3600);
  return `https://cdn.discordapp.com/attachments/11/22/${name}?ex=${end.toString(16)}&is=${(end - 86_400).toString(16)}&hm=ab12&`;
}

/** A finished grid of four with a prompt that has all parts, and a property that must stay hidden. */
export const GRID_TASK = {
  id: "sheet-1",
  action: "IMAGINE",
  status: "SUCCESS",
  prompt:
    "https://example.com/reference.png <https://s.mj.run/abc> a lighthouse in the fog, film grain --ar 16:9 --v 6 --tile",
  promptEn: "a lighthouse in the fog, film grain",
  description: "/imagine a lighthouse in the fog",
  state: "order-4711",
  progress: "100%",
  imageUrl: discordLink("a_lighthouse.png"),
  buttons: [
    { customId: "MJ::JOB::upsample::1::x", emoji: "", label: "U1", style: 2, type: 2 },
    { customId: "MJ::JOB::reroll::0::x", emoji: "🔄", label: "", style: 2, type: 2 },
  ],
  properties: {
    botType: "NIJI_JOURNEY",
    discordInstanceId: "1189032547713204306",
    finalPrompt: "a lighthouse in the fog --v 6",
    notifyHook: "https://bot.example.com/notify?key=hook-secret-77",
    nested: { list: [{ notifyHook: "https://bot.example.com/notify?key=hook-secret-78" }] },
  },
};
