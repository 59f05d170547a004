; All six parts, and the posts alone are wanted, on the line: the shortest plan moves 3, which is 6 actions.

(define (problem assembly-line-sorting-6)
  (:domain assembly-line-sorting)
  (:objects post1 post2 post3 - post plate1 plate2 plate3 - plate post-bin plate-bin - bin line - belt)
  (:init
    (hand-empty)
    (in post1 post-bin) (in post2 post-bin) (in post3 plate-bin)
    (in plate1 line) (in plate2 plate-bin) (in plate3 plate-bin)
    (belongs post1 post-bin) (belongs post2 post-bin) (belongs post3 post-bin)
    (belongs plate1 plate-bin) (belongs plate2 plate-bin) (belongs plate3 plate-bin))
  (:goal (forall (?p - post) (in ?p line))))
