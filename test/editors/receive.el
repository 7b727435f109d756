;; Asks the server for what an editor shows, and writes the answers to received.json.
(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'json)

(setq eglot-sync-connect 60)
(find-file "web.audit")
;; `eglot-ensure' waits for a command of a person, and there is none.
(apply #'eglot--connect (eglot--guess-contact))

(defun wait-for (what is-there)
  (let ((end (time-add nil 60)))
    (while (and (not (funcall is-there)) (time-less-p nil end))
      (accept-process-output nil 0.05))
    (unless (funcall is-there) (error "Nothing came: %s" what))))

(defun ask (method &rest params)
  (jsonrpc-request (eglot-current-server) method params))

(defun at (line character) (list :line line :character character))

(flymake-mode 1)
(flymake-start)
(wait-for "diagnostics" (lambda () (flymake-start) (flymake-diagnostics)))

(let* ((document (eglot--TextDocumentIdentifier))
       (found (flymake-diagnostics))
       (completion (ask :textDocument/completion :textDocument document :position (at 5 2)))
       (items (if (vectorp completion) completion (plist-get completion :items)))
       (hover (ask :textDocument/hover :textDocument document :position (at 6 4)))
       (range (list :start (at 4 2) :end (at 4 12)))
       (actions (ask :textDocument/codeAction :textDocument document :range range
                     :context '(:diagnostics []))))
  (nessus-audit-evaluate "web01.txt")
  (let ((received (list :diagnostics (vconcat (mapcar #'flymake-diagnostic-text found))
                        :completions (vconcat (mapcar (lambda (one) (plist-get one :label)) items))
                        :hover (plist-get (plist-get hover :contents) :value)
                        :actions (vconcat (mapcar (lambda (one) (plist-get one :title)) actions))
                        :verdicts (with-current-buffer "*audit verdicts*" (buffer-string)))))
    (with-temp-file "received.json" (insert (json-encode received)))))
