/** Who is in the house when its picture is taken, and what they say: `to` a room by its name, or to the one who looks. */
export const looker = '小满'

export const people = ['安娜 Ana', 'Ben 本', '陈默 Cem', 'のぞみ', 'Óscar', '민서', '程晚', '阿楚']

export const rooms = [
  { name: '周末爬山', topic: '每周六一早，雨天改喝茶。', by: '程晚', entered: true },
  { name: '读书会', topic: '这个月读《茶经》。', by: 'Óscar', entered: true },
  { name: 'Sourdough', topic: 'Starters, crumbs and mistakes.', by: 'Ben 本', entered: false },
]

export const quietRoom = { name: '夏夜灯会', topic: '八月十五，湖边见。' }

export const lobby = [
  ['安娜 Ana', '早！今天的茶会还是老地方，湖边那间，下午三点。'],
  ['安娜 Ana', '我带了去年的白茶，想试试煮着喝。'],
  ['Ben 本', 'Can I bring a friend? She just moved here and doesn’t know anyone yet.'],
  ['安娜 Ana', '当然可以，人多才热闹。提醒她带把伞，“午后有阵雨”。'],
  ['陈默 Cem', '刚路过，亭子还在，水也满了。'],
  [looker, '我来写个小程序算茶和水，省得每次都猜'],
  ['陈默 Cem', '不用猜，就三行：\n每100毫升水，白茶3克，岩茶6克，绿茶2克。'],
  ['のぞみ', '何時に集まりますか？3時なら行けます。'],
  ['Óscar', 'For anyone cycling, the north shore path is open again: https://lakeside.example/north'],
  ['민서', '저도 갈게요! 과일 가져갈까요?'],
  ['陈默 Cem', '那套盖碗能带来吗？上次的水温正好。'],
  [looker, '好，盖碗我带。'],
  [looker, '茶针要不要？'],
]

/** What is done to messages of the lobby, by their places above, from 1 on. */
export const answers = { 4: 3 }
export const changes = [
  ['Ben 本', 'react', { target: 2, emoji: '🍵', on: true }],
  ['陈默 Cem', 'react', { target: 2, emoji: '🍵', on: true }],
  ['민서', 'react', { target: 2, emoji: '👍', on: true }],
  ['安娜 Ana', 'edit', { target: 4, text: '当然可以，人多才热闹。提醒她带把伞，“午后有阵雨”。三点前到就好。' }],
  ['Óscar', 'recall', { target: 9 }],
  ['のぞみ', 'react', { target: 12, emoji: '🙏', on: true }],
]

export const elsewhere = [
  ['程晚', '周末爬山', '六点半在北门碰头，别忘了带水。'],
  ['程晚', '周末爬山', '你的登山杖还在我车上。'],
  ['Óscar', '读书会', 'I can lend two copies.'],
]

export const letters = [
  ['安娜 Ana', '在吗？'],
  [looker, '在，刚烧上水。'],
  ['安娜 Ana', '那包白茶我给你留了一半。'],
  [looker, '太好了，下午带杯子去找你。'],
]

export const whileOffline = ['炭我这里只剩半袋了，够煮一壶', '我在地铁上，你们先坐']

/** More people than the house names by itself. */
export const crowd = Array.from({ length: 1_200 }, (_, at) => `${['陆羽', '小满', 'Oscar', '茶茶', 'ليلى', '민서', 'のぞみ', 'Zoë', '阿川', 'Wanderer with one more cup'][at % 10]} ${at}`)
