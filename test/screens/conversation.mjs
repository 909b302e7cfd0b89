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
  ['陈默 Cem', '＠小满 那套盖碗能带来吗？上次的水温正好。'],
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

/** With marks, code, and one that is too long to be read at once. */
export const written = [
  ['Óscar', 'Next time we read chapter **five**. Please bring:\n\n- the *blue* edition, if you have it\n- ~~a lamp~~ nothing else\n- one question each'],
  ['陈默 Cem', '> 一沸如鱼目，微有声\n这里的“沸”讲的是**水，**不是茶。*这个*很多人会读错，见 [茶经](https://books.example/chajing)。'],
  ['安娜 Ana', 'I wrote a small counter in C++, does `std::map` keep the order?\n\n```cpp\n#include <map>\n// How many cups each of us had.\nint main() {\n  std::map<std::string, int> cups;\n  for (const auto& name : {"安娜", "Ben"}) cups[name] += 2;\n  return cups.size() == 2 ? 0 : 1;\n}\n```'],
  [looker, '会的，**按键排序**。一行就够：`++cups[name]`\n1. 先读\n2. 再数'],
  ['민서', '🍵🎉'],
  ['程晚', Array.from({ length: 30 }, (_, line) => `第${line + 1}页：茶者，南方之嘉木也。一尺、二尺乃至数十尺。`).join('\n')],
  [looker, '😂'],
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
