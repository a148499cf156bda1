/**
 * How the article looks, element by element: editors of 微信公众号 keep what stands in `style` and drop classes, style
 * sheets and scripts, so nothing but these strings decides. Colours are those of the site.
 */
export const styles = {
  body: 'margin:0;padding:0;background-color:#f5f4f1;',
  hint: 'max-width:645px;margin:0 auto;padding:12px 16px;font-size:14px;line-height:1.7;color:#5a6069;-webkit-user-select:none;user-select:none;',
  article:
    "max-width:645px;margin:0 auto;padding:16px;background-color:#ffffff;color:#1d2127;font-size:16px;line-height:1.8;letter-spacing:0.3px;text-align:justify;word-break:break-word;overflow-wrap:anywhere;font-family:-apple-system,'PingFang SC','Microsoft YaHei',sans-serif;",
  title: 'margin:0 0 16px;font-size:20px;line-height:1.5;font-weight:bold;text-align:center;',
  picture: 'display:block;width:100%;height:auto;margin:0 auto;',
  caption: 'margin:8px 0 24px;font-size:13px;line-height:1.6;color:#5a6069;text-align:center;',
  tiles: 'width:100%;border-collapse:collapse;margin:12px 0 0;table-layout:fixed;',
  tile: 'width:50%;padding:10px 4px;border:1px solid #d9d6cf;background-color:#f5f4f1;font-size:14px;line-height:1.5;color:#5a6069;text-align:center;',
  number: 'margin-right:3px;font-size:24px;font-weight:bold;color:#9b1c1f;',
  unit: 'margin:0 0 6px;font-size:13px;line-height:1.6;color:#5a6069;text-align:right;',
  section:
    'margin:32px 0 16px;padding:2px 0 2px 12px;border-left:4px solid #9b1c1f;font-size:18px;line-height:1.5;font-weight:bold;color:#9b1c1f;text-align:left;',
  heading: 'margin:20px 0 8px;font-size:16px;line-height:1.6;font-weight:bold;text-align:left;',
  paragraph: 'margin:0 0 14px;text-indent:2em;',
  item: 'margin:0 0 8px;padding-left:1.5em;text-indent:-1.5em;text-align:left;',
  signature: 'margin:0 0 4px;text-align:right;',
  note: 'margin:0 0 14px;font-size:14px;line-height:1.7;color:#5a6069;text-align:left;',
  scroll: 'margin:0 0 16px;overflow-x:auto;',
  table: 'width:100%;border-collapse:collapse;font-size:14px;line-height:1.5;text-align:left;',
  label: 'padding:7px 8px;border:1px solid #d9d6cf;text-align:left;font-weight:normal;vertical-align:middle;',
  group: 'padding:7px 8px;border:1px solid #d9d6cf;background-color:#f5f4f1;text-align:left;font-weight:bold;',
  head: 'padding:7px 4px;border:1px solid #d9d6cf;background-color:#f5f4f1;text-align:center;font-weight:bold;vertical-align:middle;',
  figure: 'padding:7px 8px;border:1px solid #d9d6cf;text-align:right;white-space:nowrap;vertical-align:middle;',
  middle: 'padding:7px 4px;border:1px solid #d9d6cf;text-align:center;vertical-align:middle;',
  end: 'margin:32px 0 0;padding:16px 0 0;border-top:1px solid #d9d6cf;font-size:14px;line-height:1.8;color:#5a6069;text-align:left;',
} as const;
