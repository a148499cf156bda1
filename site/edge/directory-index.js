// Runs at the edge before the cache (CloudFront Functions, JavaScript runtime 2.0): a directory address is its
// index.html, and an address without extension is sent on to the directory it means.
function handler(event) {
  const request = event.request;
  if (request.uri.endsWith('/')) {
    request.uri += 'index.html';
    return request;
  }
  const lastSegment = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (lastSegment.includes('.')) return request;
  return {
    statusCode: 301,
    statusDescription: 'Moved Permanently',
    // One slash in front: two, or a backslash, would name another host.
    headers: { location: { value: `/${request.uri.replace(/^[/\\]+/, '')}/` } },
  };
}
