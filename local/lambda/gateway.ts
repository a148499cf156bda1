import { type Authorize, account, type Invoke, partition, region } from '../contracts.ts';
import type { Template } from '../template/template.ts';

/** Lets API Gateway run a function, if the function's permissions allow it for each of its routes. */
export const invokeAsGateway = (template: Template, invoke: Invoke, authorize: Authorize): Invoke => {
  const routes = readRoutes(template);
  return async (functionArn, payload) => {
    for (const { sourceArn } of routes.filter((route) => route.functionArn === functionArn))
      authorize({ kind: 'service', name: 'apigateway.amazonaws.com', sourceArn }, 'lambda:InvokeFunction', functionArn);
    return invoke(functionArn, payload);
  };
};

/** `ANY /send/{proxy+}` of an API is the source `<api>/$default/ANY/send/{proxy+}`. */
const readRoutes = (template: Template): { readonly functionArn: string; readonly sourceArn: string }[] =>
  template.list('AWS::ApiGatewayV2::Route').flatMap(({ properties: { ApiId, RouteKey, Target } }) => {
    const integration = template
      .list('AWS::ApiGatewayV2::Integration')
      .find(({ ref }) => Target === `integrations/${ref}`);
    const [method = '', path = ''] = RouteKey.split(' ');
    const sourceArn = `arn:${partition}:execute-api:${region}:${account}:${ApiId}/$default/${method}${path}`;
    return integration ? [{ functionArn: integration.properties.IntegrationUri, sourceArn }] : [];
  });
