/** Legal time zone of the capital (of the largest, where the seat has none of its own) and languages of requests. */
export interface Geography {
  zone: string;
  languages: readonly string[];
}

const TABLE = `
AE Asia/Dubai ar en
AO Africa/Luanda pt
AT Europe/Vienna de
AU Australia/Sydney en
AZ Asia/Baku az
BE Europe/Brussels fr nl de
BF Africa/Ouagadougou fr
BN Asia/Brunei ms en
BR America/Sao_Paulo pt
BY Europe/Minsk be ru
CA America/Toronto en fr
CD Africa/Kinshasa fr
CI Africa/Abidjan fr
CL America/Santiago es
CN Asia/Shanghai zh
CR America/Costa_Rica es
CU America/Havana es
CZ Europe/Prague cs
DJ Africa/Djibouti fr ar
DO America/Santo_Domingo es
DZ Africa/Algiers ar fr
EC America/Guayaquil es
EG Africa/Cairo ar
ES Europe/Madrid es
EU Europe/Brussels en fr de
FJ Pacific/Fiji en
FR Europe/Paris fr
GB Europe/London en
GH Africa/Accra en
GR Europe/Athens el
GW Africa/Bissau pt
IE Europe/Dublin en ga
IR Asia/Tehran fa
JM America/Jamaica en
KH Asia/Phnom_Penh km
KP Asia/Pyongyang ko
KZ Asia/Almaty kk ru
LA Asia/Vientiane lo
LK Asia/Colombo si ta en
LU Europe/Luxembourg fr de lb
LY Africa/Tripoli ar
MA Africa/Casablanca ar fr
ML Africa/Bamako fr
MU Indian/Mauritius en fr
MV Indian/Maldives dv en
MY Asia/Kuala_Lumpur ms en
MZ Africa/Maputo pt
NA Africa/Windhoek en
NG Africa/Lagos en
NI America/Managua es
NR Pacific/Nauru en
PE America/Lima es
PG Pacific/Port_Moresby en
PH Asia/Manila en fil
PL Europe/Warsaw pl
PS Asia/Hebron ar
PT Europe/Lisbon pt
PW Pacific/Palau en
QA Asia/Qatar ar en
RU Europe/Moscow ru
RW Africa/Kigali rw en fr
SA Asia/Riyadh ar
SE Europe/Stockholm sv
SG Asia/Singapore en
SI Europe/Ljubljana sl
SK Europe/Bratislava sk
TG Africa/Lome fr
TH Asia/Bangkok th
TR Europe/Istanbul tr
TZ Africa/Dar_es_Salaam sw en
UG Africa/Kampala en
UY America/Montevideo es
UZ Asia/Tashkent uz
VE America/Caracas es
VN Asia/Ho_Chi_Minh vi
ZA Africa/Johannesburg en
ZW Africa/Harare en
`;

/** By code, for every signatory of the Convention and a few more. Zones: IANA tz database; languages: ours to check. */
export const geography: Readonly<Record<string, Geography>> = Object.freeze(
  Object.fromEntries(
    TABLE.trim()
      .split('\n')
      .map((row) => row.split(' '))
      .map(([code = '', zone = '', ...languages]) => [code, Object.freeze({ zone, languages })]),
  ),
);
