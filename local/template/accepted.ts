/** Types that may stand in the template and do nothing here, each with the reason. Anything else must be served. */
export const accepted: Readonly<Record<string, string>> = {
  'AWS::Logs::LogGroup': 'logs are files in the state directory and kept',
  'AWS::Logs::MetricFilter': 'there are no metrics',
  'AWS::Logs::QueryDefinition': 'logs are files, to be searched as such',
  'AWS::Logs::ResourcePolicy': 'nothing but the functions writes logs',
  'AWS::CloudWatch::Alarm': 'there are no metrics to watch',
  'AWS::CloudWatch::CompositeAlarm': 'there are no metrics to watch',
  'AWS::CloudWatch::Dashboard': 'there are no metrics to show',
  'AWS::SNS::Topic': 'only alarms speak to it',
  'AWS::SNS::TopicPolicy': 'only alarms speak to it',
  'AWS::SNS::Subscription': 'only alarms speak to it',
  'AWS::SES::EmailIdentity': 'the mailbox takes mail from any sender',
  'AWS::SES::ConfigurationSet': 'the mailbox keeps no statistics',
  'AWS::SES::ConfigurationSetEventDestination': 'the mailbox takes every mail, so nothing bounces',
  'AWS::CDK::Metadata': 'it says which constructs were used',
};
