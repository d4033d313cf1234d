;;; bnbook.el --- bnbook's language server for Eglot  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "28.1") (eglot "1.9"))

;;; Commentary:

;; Put this file on the load path and say (require 'bnbook) in init.el; M-x bnbook-mode in a notebook, or a
;; directory's ((markdown-mode . ((mode . bnbook))) in .dir-locals.el.  Eglot is part of Emacs 29, and in GNU ELPA
;; (Debian: elpa-eglot) for Emacs 28.  Needs no markdown-mode: where that is missing a mode of its own has the outline and fences.

;;; Code:

(defgroup bnbook nil "Notebooks with Swift experiments." :group 'text)

(defcustom bnbook-command '("bnbook" "lsp") "How the language server is started."
  :type '(repeat string))

(defvar bnbook-font-lock-keywords
  '(("^#+ .*$" . 'font-lock-function-name-face)
    ("^[ ]*\\(```\\|~~~\\).*$" . 'font-lock-preprocessor-face)
    ("^[ ]*//| *\\([a-z-]+\\):" 1 'font-lock-keyword-face)
    ("@[a-zA-Z][a-zA-Z0-9_:-]*" . 'font-lock-constant-face)
    ("`{swift} [^`]*`" . 'font-lock-variable-name-face))
  "What is coloured in a notebook.")

;;;###autoload
(define-derived-mode bnbook-mode text-mode "bnbook"
  "For Markdown notebooks with Swift experiments."
  (setq-local font-lock-defaults '(bnbook-font-lock-keywords t)
              outline-regexp "#+ "
              compile-command (concat "bnbook check " (shell-quote-argument (or buffer-file-name "notebooks"))))
  (outline-minor-mode 1))

(defvar eglot-server-programs)

(with-eval-after-load 'eglot
  ;; Eglot tells the server "markdown".
  (add-to-list 'eglot-server-programs `((bnbook-mode :language-id "markdown") . ,bnbook-command)))

(add-hook 'bnbook-mode-hook
          (lambda () (when (and (fboundp 'eglot-ensure) buffer-file-name) (eglot-ensure))))

(provide 'bnbook)
;;; bnbook.el ends here
