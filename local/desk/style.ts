/** The look of the desk: plain, dense, readable; failed things stand out. */
export const style = `
*{box-sizing:border-box}body{margin:0;font:15px/1.6 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:#1d2127;background:#f4f5f7}
header{display:flex;gap:2rem;padding:.7rem 1.2rem;background:#243447;color:#fff}header a{color:#fff;text-decoration:none;margin-right:1rem}
main{max-width:70rem;margin:1rem auto;padding:1rem 1.2rem;background:#fff}h1{font-size:1.3rem;margin:.2rem 0 1rem;overflow-wrap:anywhere}h2{font-size:1.05rem}
table{width:100%;border-collapse:collapse}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #dde1e6}
dt{float:left;clear:left;width:6rem;color:#5a6069}dd{margin:0 0 .2rem 6rem}pre{margin:.3rem 0;padding:.5rem;background:#f4f5f7;white-space:pre-wrap;overflow-wrap:anywhere}
iframe{width:100%;height:70vh;border:1px solid #dde1e6}button{padding:.3rem .8rem}summary{cursor:pointer;color:#0b4f8a}a{color:#0b4f8a}
.good b{color:#1d6b3a}.running b{color:#8a5a00}.bad{background:#fdecec}.bad b{color:#a11217}
@media(max-width:40rem){th:nth-child(2),td:nth-child(2){overflow-wrap:anywhere}main{margin:0}}
`;
