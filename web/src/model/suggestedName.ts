/** Both halves are pleasant with every other, and none is a name that people have. Forty times forty of each. */
const halves = {
  zh: {
    first: '清晨 午后 黄昏 月下 雨后 雪夜 春日 秋水 山间 湖边 竹下 松间 云外 溪畔 窗边 檐下 巷口 渡口 桥头 灯下 微风 细雨 初雪 晚霞 朝露 远山 青石 白沙 落花 新叶 半盏 一壶 慢煮 闲坐 听雨 看云 扫雪 拾叶 煎水 焙火'.split(' '),
    second: '龙井 毛尖 普洱 乌龙 白毫 银针 茉莉 菊花 桂花 玫瑰 碧螺 铁罗 岩茶 单丛 砖茶 红袍 茶匙 茶筅 盖碗 紫砂 茶饼 茶席 小炉 竹帘 风铃 纸伞 青团 米糕 松子 核桃 白鹭 喜鹊 燕子 锦鲤 狸猫 松鼠 刺猬 鲸鱼 海鸥 麻雀'.split(' '),
  },
  en: {
    first: 'Quiet Mellow Gentle Early Sunny Misty Amber Copper Silver Velvet Woodland River Harbour Meadow Garden Winter Summer Autumn April Evening Morning Distant Nimble Patient Merry Curious Humble Cosy Golden Lunar Maple Cedar Willow Clover Honey Ginger Minty Smoky Steady Warm'.split(' '),
    second: 'Oolong Assam Sencha Matcha Chai Kettle Teapot Saucer Biscuit Scone Crumpet Lemon Bergamot Jasmine Hibiscus Verbena Otter Heron Sparrow Robin Finch Badger Hedgehog Squirrel Dormouse Fox Hare Moth Cricket Lantern Window Puddle Pebble Acorn Fern Thistle Juniper Quince Apricot Walnut'.split(' '),
  },
} as const

export type NameLanguage = keyof typeof halves

/** A pleasant name for somebody who did not choose one yet. `random` answers between 0 and 1, 1 excluded. */
export function suggestName(language: NameLanguage, random: () => number): string {
  const { first, second } = halves[language]
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)]!
  return language === 'zh' ? pick(first) + pick(second) : `${pick(first)} ${pick(second)}`
}

/** As many different ones as asked for (at most 100). */
export function suggestNames(language: NameLanguage, count: number, random: () => number): readonly string[] {
  const names = new Set<string>()
  for (let tries = 0; names.size < Math.min(count, 100) && tries < 10_000; tries++)
    names.add(suggestName(language, random))
  return [...names]
}
