/**
 * Words of American news copy that the patterns leave whole, or divide where no dictionary does.
 *
 *     spokesman   ->  spokes-man
 *     courthouse  ->  court-house, not cour-t-house
 */

const words = `am-bas-sa-dor am-bas-sa-dors am-nesty ar-chive ar-chives art-ists bank-ers bill-ing bro-chure bro-chures
build-ers camp-ers cem-e-tery cem-e-ter-ies cham-pi-on-ship cham-pi-on-ships com-mut-ers con-sul-ate con-sum-ers
court-house cus-tom-ers dec-ade dec-ades def-i-cit def-i-cits dep-uty dep-u-ties dip-lo-mat dip-lo-mats drill-ing
dwell-ing dwell-ings en-roll-ing eve-ning eve-nings fall-ing fast-est for-ests found-ers gal-lery gal-ler-ies
ge-og-ra-pher ge-og-ra-phers grill-ing hand-rail hand-rails in-stall-ing in-ves-tors kill-ing kitch-ens larg-est law-yer
law-yers lend-ers man-ag-ers mar-a-thon mar-a-thons me-mo-rial me-mo-rials med-als merg-ers mo-tor-ist mo-tor-ists
news-let-ter news-let-ters no-where ocean-og-ra-pher over-night pe-des-trian pe-des-tri-ans pen-alty pen-al-ties
pol-i-ti-cian pol-i-ti-cians poll-ing post-age prof-it-able prom-ise prom-ised prom-ises prom-is-ing pro-vider
pro-vid-ers prov-ince prov-inces pro-vin-cial pull-ing re-port-ers re-search-ers ref-er-ee ref-er-ees ref-u-gee
ref-u-gees res-cu-ers rev-e-nue rev-e-nues roll-ing sail-ors sand-wiches ship-own-ers sing-ers smell-ing spell-ing
spell-ings spokes-man spokes-men spokes-per-son stall-ing strang-ers sur-gery sur-vi-vors swell-ing
teen-ag-ers tell-ing to-night trad-ers vil-lag-ers ward-robe ward-robes weap-ons wild-life yell-ing`

/** Where each is divided: how many letters stand before a hyphen. */
export const divisions: ReadonlyMap<string, readonly number[]> = new Map(
  words.split(/\s+/).map((word) => [word.replaceAll('-', ''), pointsOf(word)]),
)

function pointsOf(word: string): number[] {
  const ends: number[] = []
  for (const syllable of word.split('-')) ends.push((ends.at(-1) ?? 0) + syllable.length)
  return ends.slice(0, -1)
}
