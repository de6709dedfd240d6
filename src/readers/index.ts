/** The house's readers. Each source goes to the one that is surest; between equals, the first. */
import type { Reader } from '../define.ts'
import { anpa } from './anpa.ts'
import { html as htmlReader } from './html.ts'
import { iptc7901 } from './iptc7901.ts'
import { mail } from './mail.ts'
import { markdownReader } from './markdown.ts'
import { newsml1 } from './newsml-1.ts'
import { newsmlG2 } from './newsml-g2.ts'
import { ninjs as ninjsReader } from './ninjs.ts'
import { nitf as nitfReader } from './nitf.ts'
import { plain } from './plain.ts'
import { zczc } from './zczc.ts'

export {
  anpa,
  htmlReader,
  iptc7901,
  mail,
  markdownReader,
  newsml1,
  newsmlG2,
  ninjsReader,
  nitfReader,
  plain,
  zczc,
}

export const houseReaders = (): Reader[] => [
  anpa(),
  iptc7901(),
  zczc(),
  newsmlG2(),
  newsml1(),
  nitfReader(),
  ninjsReader(),
  mail(),
  htmlReader(),
  markdownReader(),
  plain(),
]
