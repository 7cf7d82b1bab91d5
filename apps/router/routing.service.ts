import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { EnvelopeRefused, peek, type EnvelopeHeader } from '#protocol';
import type { Refusal } from './judge.js';
import { NoticesService, type Undelivered } from './notices.service.js';
import { RecipientsService } from './recipients.service.js';
import { RegisterService } from './register.service.js';
import { RouterMetrics } from './router-metrics.js';
import { SendersService } from './senders.service.js';

/** Times a router may die over one message. */
const MOST_DEATHS = 5;

/** Takes a message from a State's outbound queue to its recipient, or back to the sender as a signed notice. */
@Injectable()
export class RoutingService {
  private readonly logger = new Logger('routing');

  constructor(
    private readonly register: RegisterService,
    private readonly senders: SendersService,
    private readonly recipients: RecipientsService,
    private readonly notices: NoticesService,
    private readonly metrics: RouterMetrics,
  ) {}

  /**
   * Resolves when the broker has what is to be said next: the message on the recipient's queue, or the notice on the
   * sender's. The envelope is passed on byte for byte, and kept nowhere.
   *
   * @throws Problem 'broker-unavailable', 'register-unavailable' (retryable: the sender's outbox sends it again)
   */
  async route(envelope: string, sender: string, takenOver: number): Promise<void> {
    if (takenOver >= MOST_DEATHS) return this.drop(sender);
    const header = read(envelope);
    if (typeof header === 'string') {
      const urgency = 'routine';
      await this.senders.admit(sender, urgency, envelope.length);
      return this.giveBack({ id: hashOf(envelope), sender, recipient: sender, urgency }, header);
    }
    const { id, to: recipient, urgency } = header;
    const admitted = await this.senders.admit(sender, urgency, envelope.length);
    const refusal = admitted ? await this.refusalOf(header, sender, envelope.length) : 'rate-limited';
    if (refusal) return this.giveBack({ id, sender, recipient, urgency }, refusal);
    await this.recipients.pass(header, envelope);
    this.metrics.count({ sender, recipient, urgency, outcome: 'routed' });
    this.logger.debug('routed', { id, from: sender, to: recipient });
  }

  /** Without a notice: it would have to be read. Its sender's outbox has it. */
  private drop(sender: string): void {
    this.metrics.count({ sender, recipient: 'unknown', urgency: 'unknown', outcome: 'process-died' });
    this.logger.error('a message was dropped: processes died while they held it', { from: sender });
  }

  private async refusalOf(header: EnvelopeHeader, sender: string, length: number): Promise<Refusal | null> {
    const refusal = this.register.judge(header, sender);
    if (refusal) return refusal;
    return (await this.recipients.isBehind(header.to, length)) ? 'recipient-behind' : null;
  }

  private async giveBack(message: Undelivered, code: Refusal): Promise<void> {
    const { id, sender, recipient, urgency } = message;
    await this.notices.send(message, code);
    const known = this.register.current().party(recipient) !== null;
    this.metrics.count({ sender, recipient: known ? recipient : 'unknown', urgency, outcome: code });
    this.logger.warn('not delivered', { id, from: sender, to: recipient, code });
  }
}

/** The header, or why there is none. Size first: nothing is parsed that is too large. */
function read(envelope: string): EnvelopeHeader | 'malformed' | 'too-large' {
  try {
    return peek(envelope);
  } catch (error) {
    if (!(error instanceof EnvelopeRefused)) throw error;
    return error.reason === 'too-large' ? 'too-large' : 'malformed';
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
