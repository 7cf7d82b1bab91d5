import { AtLeastOne } from '../contents/constraints.js';
import { ListOf, Nested, OneOf, Provided, Text } from '../contents/decorators.js';
import { Authority, Custodian, Identifier, Offence } from '../request/contents.js';
import { Request } from '../request/request.js';
import { helpCodes, type Help } from './vocabulary.js';

const optional = { optional: true } as const;

export class Suspect {
  @Provided(null, 'description of the person')
  @Text(4000)
  description!: string;

  @Provided(null, 'name')
  @Text(300, optional)
  name?: string;

  @Provided(null, 'where the person was last known to be')
  @Text(1000, optional)
  lastKnownLocation?: string;
}

export class EmergencyData {
  @Provided(null, 'the data needed')
  @Text(10000)
  needed!: string;

  @Provided(null, 'how they avert the risk')
  @Text(10000)
  howTheyAvertTheRisk!: string;
}

/** A request for immediate assistance. Art. 41 lists no contents: the minimum is the policy of this network. */
export class AssistanceRequest extends Request {
  @Provided('network-policy', 'the requesting authority')
  @Nested(() => Authority)
  authority!: Authority;

  @Provided('network-policy', 'national reference')
  @Text(200)
  domesticReference!: string;

  @Provided('network-policy', 'the offence and brief facts')
  @Nested(() => Offence)
  offence!: Offence;

  @Provided('hanoi-41', 'the kind of help')
  @OneOf(helpCodes)
  help!: Help;

  @Provided('network-policy', 'what is asked')
  @Text(10000)
  asked!: string;

  @Provided('network-policy', 'identifiers, with the time range in UTC')
  @ListOf(() => Identifier, 200, optional)
  identifiers?: Identifier[];

  @Provided('network-policy', 'what is known of the provider')
  @Nested(() => Custodian, optional)
  @AtLeastOne('name', 'reference', 'systemLocation', 'unknown')
  custodian?: Custodian;

  @Provided('hanoi-41-3-d', 'the suspect')
  @Nested(() => Suspect, optional)
  suspect?: Suspect;

  @Provided('hanoi-41-3-e', 'the data needed to avert the emergency')
  @Nested(() => EmergencyData, optional)
  emergencyData?: EmergencyData;

  @Provided('network-policy', 'reference of a related case')
  @Text(200, optional)
  relatedCase?: string;
}
