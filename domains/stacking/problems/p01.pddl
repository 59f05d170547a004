; Three blocks on the table become one tower: the shortest plan moves 2 blocks, which is 4 actions.

(define (problem stacking-3)
  (:domain stacking)
  (:objects block1 block2 block3 - block)
  (:init
    (hand-empty)
    (on-table block1) (on-table block2) (on-table block3)
    (clear block1) (clear block2) (clear block3))
  (:goal (and (on block1 block2) (on block2 block3))))
