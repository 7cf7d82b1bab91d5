import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

const COUNTS = `SELECT kind, CASE side WHEN 'requesting' THEN 'outgoing' ELSE 'incoming' END AS box,
    urgency, counterpart, status, count(*)::int AS cases
  FROM cases GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`;

export interface Count {
  kind: string;
  box: 'incoming' | 'outgoing';
  urgency: string;
  counterpart: string;
  status: string;
  cases: number;
}

/** Counts of cases by kind, direction, urgency, counterpart and status. */
@Injectable()
export class StatisticsService {
  constructor(private readonly source: DataSource) {}

  counts(): Promise<Count[]> {
    return this.source.query<Count[]>(COUNTS);
  }
}
