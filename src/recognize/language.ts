/** The language of copy, by the script that only it has here, or else the small words that no story goes without. */

const smallWords = {
  en: 'the of and to in a that said for on was with is at by from has were they he it an have had would who',
  de: 'der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei',
  fr: 'le la les de des du et en à un une que qui dans pour il au sur est par plus ne se pas a ce avec ont été son sa aux mais elle cette ses ou était leur',
  es: 'el la los las de del y en que un una se por con para su no es al lo como más o pero sus le ha fue este sin sobre entre cuando muy ya era',
  it: 'il lo la i gli le di del della dei delle e in che un una per con non è si da al alla ha sono come più ma dal nel nella suo anche',
  nl: 'de het een en van in op te dat is zijn voor met die niet aan er om ook als dan maar bij nog uit naar door wordt heeft werd over',
  sv: 'och att det som en på är av för med till den har inte om ett de han var men sig från vi så kan efter när under säger hon ska skulle blev',
  nb: 'og i det som på er av til å en har at med ikke den et de han fra var for sier hun ble kan skal etter når etter vil opplyser mot',
  da: 'og i det at en den til er som på de med han af for ikke der var et har jeg fra ved siger hun blev efter bliver skal vil også',
  fi: 'ja on ei se että oli mukaan myös mutta ovat hän kun joka sanoo vuoden kuin jo noin sekä ollut',
  pt: 'o a os as de do da dos das e em que um uma para com não no na se por mais como mas ao foi é seu sua ou pelo pela',
}

/** Each small word with the languages that have it. */
const languagesOf = new Map<string, string[]>()
for (const [language, words] of Object.entries(smallWords))
  for (const word of new Set(words.split(' ')))
    languagesOf.set(word, [...(languagesOf.get(word) ?? []), language])

const longestSmallWord = Math.max(...[...languagesOf.keys()].map((word) => word.length))

/** Scripts, and the languages that news is written in with them; the first one that most letters are of counts. */
const scripts: readonly (readonly [letters: RegExp, language: string])[] = [
  [/\p{Script=Hebrew}/gu, 'he'],
  [/[پچژگکی]/gu, 'fa'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
]

/** Every letter but those of Latin, Greek and Cyrillic; letters are those of a language if every tenth one is. */
const foreign = /[\u0590-\u06ff\u1100-\u11ff\u3040-\u9fff\uac00-\ud7af]/g
const share = 10

function languageByScript(head: string): string | undefined {
  const letters = head.match(foreign)?.length ?? 0
  if (letters < (head.match(/[a-z]/gi)?.length ?? 0)) return undefined
  return scripts.find(([own]) => letters > 0 && (head.match(own)?.length ?? 0) * share >= letters)?.[1]
}

/** BCP 47; English where nothing tells. */
export function languageOf(copy: string): string {
  const head = copy.slice(0, 1200)
  const byScript = languageByScript(head)
  if (byScript) return byScript
  const isTyped = /\p{Ll}{3}/u.test(head)
  const counts = new Map(Object.keys(smallWords).map((language) => [language, 0]))
  for (const word of head.split(/[\s.,:;!?()[\]"“”„«»‘’'`/|<>=*_–—-]+/)) {
    if (word.length > longestSmallWord) continue
    // ER and SO are columns of a box score, if not all is in capitals.
    if (isTyped && word.length > 1 && word === word.toUpperCase()) continue
    for (const language of languagesOf.get(word.toLowerCase()) ?? [])
      counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  const [[language, count] = ['en', 0]] = [...counts].sort((one, other) => other[1] - one[1])
  // One small word tells nothing: None So Deaf is a horse.
  return count > 1 ? language : 'en'
}
