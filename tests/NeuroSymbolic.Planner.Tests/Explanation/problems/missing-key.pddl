; The vault's key is nowhere; the kitchen's key is of no use for it.
(define (problem missing-key)
  (:domain doors)
  (:objects hall kitchen vault - room kitchen-key vault-key - key kitchen-door vault-door - door)
  (:init (in hall) (hand-empty) (lies kitchen-key hall) (opens kitchen-key kitchen-door) (opens vault-key vault-door)
    (between kitchen-door hall kitchen) (between kitchen-door kitchen hall)
    (between vault-door kitchen vault) (between vault-door vault kitchen))
  (:goal (in vault)))
