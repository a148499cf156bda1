// Makes sending a file easier: drag and drop, name and size at once, no upload that would be refused. The form works
// without it.
const form = document.querySelector('form.upload');
const field = form.querySelector('input[type="file"]');
const drop = form.querySelector('.drop');
const chosen = form.querySelector('.chosen');
const button = form.querySelector('button');
const largest = Number(form.dataset.largest);

const sizeInWords = (bytes) =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** Says why a file would be refused; empty when it would be taken. */
const complaintAbout = (file) => {
  if (file.size === 0) return `“${file.name}”是空文件，请重新选择。`;
  if (file.size > largest)
    return `“${file.name}”有 ${sizeInWords(file.size)}，超过 ${sizeInWords(largest)} 的上限，请压缩图片后重新选择。`;
  return '';
};

/** Shows what was chosen; gives whether it may be sent. */
const show = () => {
  const [file] = field.files;
  const complaint = file ? complaintAbout(file) : '';
  field.setCustomValidity(complaint);
  drop.classList.toggle('refused', complaint !== '');
  chosen.textContent = complaint || (file ? `已选择：${file.name}（${sizeInWords(file.size)}）` : '');
  return Boolean(file) && complaint === '';
};

const over = (event) => {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  drop.classList.add('over');
};

field.addEventListener('change', show);
drop.addEventListener('dragenter', over);
drop.addEventListener('dragover', over);
drop.addEventListener('dragleave', () => drop.classList.remove('over'));
drop.addEventListener('drop', (event) => {
  event.preventDefault();
  drop.classList.remove('over');
  if (event.dataTransfer.files.length > 1) {
    chosen.textContent = '一次只能报送一份文件，请只拖入一个文件。';
    return;
  }
  field.files = event.dataTransfer.files;
  if (show()) form.requestSubmit();
});
// A file dropped beside the area would otherwise replace the page.
for (const name of ['dragover', 'drop']) window.addEventListener(name, (event) => event.preventDefault());

form.addEventListener('submit', () => {
  // Disabled only after the browser has collected the fields.
  setTimeout(() => {
    button.disabled = true;
    button.textContent = '正在上传…';
  });
});
// Coming back with the back button must not find a dead button.
window.addEventListener('pageshow', () => {
  button.disabled = false;
  button.textContent = '报送';
  show();
});
