import { Validations } from 'aws-cdk-lib';
import {
  GatewayVpcEndpointAwsService,
  IpAddresses,
  Peer,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

export interface IsolationProps {
  readonly dropBucket: IBucket;
  readonly workBucket: IBucket;
}

/**
 * A network without a way out: no gateway to the internet, none for address translation. The one thing that can be reached is
 * S3, and there uploads to read and results to write. Logs and traces leave a function by the service, not by its network.
 */
export class Isolation extends Construct {
  readonly vpc: Vpc;
  readonly securityGroup: SecurityGroup;

  constructor(scope: Construct, id: string, { dropBucket, workBucket }: IsolationProps) {
    super(scope, id);
    this.vpc = new Vpc(this, 'Vpc', {
      ipAddresses: IpAddresses.cidr('10.73.0.0/24'),
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [{ name: 'isolated', subnetType: SubnetType.PRIVATE_ISOLATED }],
    });
    Validations.of(this.vpc).acknowledge({
      id: 'AwsSolutions-VPC7',
      reason: 'There is nowhere to flow to but S3, and the buckets log who asked for what.',
    });
    const endpoint = this.vpc.addGatewayEndpoint('Buckets', { service: GatewayVpcEndpointAwsService.S3 });
    const allow = (actions: string[], resource: string): void =>
      endpoint.addToPolicy(new PolicyStatement({ principals: [new AnyPrincipal()], actions, resources: [resource] }));
    allow(['s3:GetObject', 's3:GetObjectVersion'], dropBucket.arnForObjects('incoming/*'));
    allow(['s3:PutObject'], workBucket.arnForObjects('submissions/*'));
    this.securityGroup = new SecurityGroup(this, 'Group', {
      vpc: this.vpc,
      description: 'HTTPS out, as far as routes lead',
      allowAllOutbound: false,
    });
    this.securityGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'S3 through the gateway endpoint');
  }
}
