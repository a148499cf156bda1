import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';

export interface BudgetProps {
  /** US dollars a month, of the whole account: what is tagged is only known after the tag was activated by hand. */
  readonly dollars: number;
  readonly mailbox: string;
}

/** Writes to whoever is on duty when the month's bill passes four fifths of the budget, and when it is going to pass all of it. */
export const monthlyBudget = (scope: Construct, { dollars, mailbox }: BudgetProps): CfnBudget => {
  const notify = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
    notification: { notificationType, threshold, thresholdType: 'PERCENTAGE', comparisonOperator: 'GREATER_THAN' },
    subscribers: [{ subscriptionType: 'EMAIL', address: mailbox }],
  });
  return new CfnBudget(scope, 'MonthlyBudget', {
    budget: { budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount: dollars, unit: 'USD' } },
    notificationsWithSubscribers: [notify('ACTUAL', 80), notify('FORECASTED', 100)],
  });
};
