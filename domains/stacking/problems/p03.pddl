; Two towers are rebuilt into two others; what lies deepest in each is wanted in the other.

(define (problem stacking-5)
  (:domain stacking)
  (:objects block1 block2 block3 block4 block5 - block)
  (:init
    (hand-empty)
    (on block1 block2) (on block2 block3) (on-table block3)
    (on block4 block5) (on-table block5)
    (clear block1) (clear block4))
  (:goal (and (on block5 block1) (on block1 block4) (on block3 block2) (on-table block2) (on-table block4))))
