; Three blocks on the table become one tower, the tallest at the bottom: the shortest plan moves 2 blocks, which is 4 actions.

(define (problem height-stacking-3)
  (:domain height-stacking)
  (:objects block1 block2 block3 - block)
  (:init
    (hand-empty)
    (on-table block1) (on-table block2) (on-table block3)
    (clear block1) (clear block2) (clear block3)
    (shorter block1 block2) (shorter block1 block3)
    (shorter block2 block3))
  (:goal (and (on block1 block2) (on block2 block3) (on-table block3))))
