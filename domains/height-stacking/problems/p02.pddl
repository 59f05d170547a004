; Two blocks stand on taller ones, and not on those that they belong on: both are moved away before the tower grows.

(define (problem height-stacking-4)
  (:domain height-stacking)
  (:objects block1 block2 block3 block4 - block)
  (:init
    (hand-empty)
    (on block1 block3) (on-table block3) (on block2 block4) (on-table block4)
    (clear block1) (clear block2)
    (shorter block1 block2) (shorter block1 block3) (shorter block1 block4)
    (shorter block2 block3) (shorter block2 block4)
    (shorter block3 block4))
  (:goal (and (on block1 block2) (on block2 block3) (on block3 block4) (on-table block4))))
