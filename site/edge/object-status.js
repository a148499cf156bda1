// Runs at the edge on the way out, on cached answers too (CloudFront Functions, JavaScript runtime 2.0): an object whose
// metadata names a status is answered with it. `status: 410` is a withdrawn page, `status: 301` with `location` a moved
// one; the page itself is the body of either. `status: 404` is nobody's business: it is answered without its bytes.
// Metadata is between the writer and the edge: no answer shows it.
const metadata = 'x-amz-meta-';

// One slash in front: two, or a backslash, would name another host.
const ownAddress = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/;

function handler(event) {
  const response = event.response;
  const headers = response.headers;
  const status = metadataOf(headers, 'status');
  const location = metadataOf(headers, 'location');
  Object.keys(headers)
    .filter((name) => name.startsWith(metadata))
    .forEach((name) => {
      delete headers[name];
    });
  // Only whole or part of an object becomes its status: a 304 has no body to explain it.
  if (response.statusCode !== 200 && response.statusCode !== 206) return response;
  if (status === '410') {
    become(response, 410, 'Gone');
    headers['x-robots-tag'] = { value: 'noindex' };
  }
  if (status === '404') {
    become(response, 404, 'Not Found');
    ['content-encoding', 'content-disposition', 'content-length'].forEach((name) => {
      delete headers[name];
    });
    headers['content-type'] = { value: 'text/plain; charset=utf-8' };
    headers['x-robots-tag'] = { value: 'noindex' };
    response.body = { encoding: 'text', data: '页面不存在' };
  }
  if (status === '301' && ownAddress.test(location)) {
    become(response, 301, 'Moved Permanently');
    headers.location = { value: location };
  }
  return response;
}

function metadataOf(headers, name) {
  const header = headers[metadata + name];
  return header ? header.value : '';
}

// Whoever keeps such an answer, or asks again whether it has changed, would miss the day the page comes back.
function become(response, statusCode, statusDescription) {
  response.statusCode = statusCode;
  response.statusDescription = statusDescription;
  ['etag', 'last-modified', 'expires', 'accept-ranges', 'content-range'].forEach((name) => {
    delete response.headers[name];
  });
  response.headers['cache-control'] = { value: 'no-store' };
}
