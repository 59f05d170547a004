; A tower of four blocks is turned upside down: the shortest plan moves 4 blocks, which is 8 actions.

(define (problem stacking-4)
  (:domain stacking)
  (:objects block1 block2 block3 block4 - block)
  (:init
    (hand-empty)
    (on block1 block2) (on block2 block3) (on block3 block4) (on-table block4)
    (clear block1))
  (:goal (and (on block4 block3) (on block3 block2) (on block2 block1))))
