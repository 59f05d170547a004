; A post and a plate lie on the line: the shortest plan moves both, which is 4 actions.

(define (problem assembly-line-sorting-2)
  (:domain assembly-line-sorting)
  (:objects post1 - post plate1 - plate post-bin plate-bin - bin line - belt)
  (:init
    (hand-empty)
    (in post1 line) (in plate1 line)
    (belongs post1 post-bin) (belongs plate1 plate-bin))
  (:goal (forall (?i - part ?b - bin) (imply (belongs ?i ?b) (in ?i ?b)))))
