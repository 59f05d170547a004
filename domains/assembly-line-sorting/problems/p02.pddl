; One part lies in the bin of the others: the shortest plan moves 3, which is 6 actions.

(define (problem assembly-line-sorting-4)
  (:domain assembly-line-sorting)
  (:objects post1 post2 - post plate1 plate2 - plate post-bin plate-bin - bin line - belt)
  (:init
    (hand-empty)
    (in post1 plate-bin) (in post2 line) (in plate1 line) (in plate2 plate-bin)
    (belongs post1 post-bin) (belongs post2 post-bin)
    (belongs plate1 plate-bin) (belongs plate2 plate-bin))
  (:goal (forall (?i - part ?b - bin) (imply (belongs ?i ?b) (in ?i ?b)))))
